package ouroboros.jobs;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ouroboros.json.Catalog;
import ouroboros.json.Frozen;
import ouroboros.json.JsonSchema;
import ouroboros.json.Plans;

/** The parts of the json room, which knows no container. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ Limits.class, SecuritySettings.class, WorkerSettings.class })
class SpecReading {

	@Bean
	Catalog catalog() {
		return Catalog.ofClassPath();
	}

	@Bean
	Plans plans(Catalog catalog) {
		return new Plans(catalog);
	}

	@Bean
	JsonSchema jsonSchema(Catalog catalog) {
		return new JsonSchema(catalog);
	}

	@Bean
	Frozen frozen(Catalog catalog) {
		return new Frozen(catalog);
	}

}
