package ouroboros;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import org.springframework.boot.convert.DurationStyle;

import ouroboros.jobs.Limits;
import ouroboros.jobs.SecuritySettings;
import ouroboros.jobs.WorkerSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The recipe for Kubernetes against the schema that Kubernetes publishes. */
class KubernetesTest {

	private static final Path RECIPE = Path.of("src/main/k8s");

	private static final Gson GSON = new GsonBuilder()
		.registerTypeAdapter(OffsetDateTime.class,
				(JsonDeserializer<OffsetDateTime>) (json, _, _) -> OffsetDateTime.parse(json.getAsString()))
		.create();

	@Test
	void fitsThePublishedSchema() throws IOException {
		var kinds = new LinkedHashMap<String, Integer>();
		for (var resource : resources()) {
			check(resource);
			kinds.merge(kind(resource), 1, Integer::sum);
		}
		assertThat(kinds)
			.isEqualTo(Map.of("Deployment", 3, "Service", 1, "PodDisruptionBudget", 3, "HorizontalPodAutoscaler", 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "replicas: 2 -> replica: 2", "containerPort: 8080 -> port: 8080",
			"replicas: 2 -> replicas: two", "readOnlyRootFilesystem: true -> readOnlyRootFileSystem: true",
			"drop: [ALL] -> drop: ALL", "- name: http\\n              containerPort -> - containerPorts" })
	void refusesWhatIsNotInTheSchema(String change) throws IOException {
		var sides = change.replace("\\n", "\n").split(" -> ");
		var text = Files.readString(RECIPE.resolve("api.yaml"));
		assertThat(text).contains(sides[0]);
		var deployment = json(new Yaml().loadAll(text.replace(sides[0], sides[1])).iterator().next());
		assertThatThrownBy(() -> check(deployment)).isInstanceOfAny(IllegalArgumentException.class,
				JsonParseException.class);
	}

	/** What keeps the service confined, alive and undisturbed. */
	@Test
	void confinesAndProbesEveryProcess() throws IOException {
		for (var resource : resources().stream().filter((each) -> kind(each).equals("Deployment")).toList()) {
			var pod = GSON.fromJson(resource, V1Deployment.class).getSpec().getTemplate().getSpec();
			assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
			assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(shutdownSeconds() + 10);
			assertThat(pod.getContainers()).singleElement().satisfies((container) -> {
				assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
				assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
				assertThat(container.getEnv())
					.anyMatch((variable) -> variable.getName().equals("OUROBOROS_SECURITY_ENABLED")
							&& "true".equals(variable.getValue()));
				assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
				assertThat(container.getReadinessProbe().getHttpGet().getPath())
					.isEqualTo("/actuator/health/readiness");
				assertThat(container.getVolumeMounts()).extracting((mount) -> mount.getMountPath())
					.containsExactly("/tmp", "/var/cache/ouroboros");
			});
		}
	}

	/** A variable that binds to nothing would leave a worker with every pool. */
	@Test
	void setsPropertiesThatThereAre() throws IOException {
		var known = new HashSet<>(List.of("OUROBOROS_API_ENABLED"));
		Map.of("WORKER", WorkerSettings.class, "LIMITS", Limits.class, "SECURITY", SecuritySettings.class)
			.forEach((prefix, settings) -> Stream.of(settings.getRecordComponents())
				.map((property) -> "OUROBOROS_%s_%s".formatted(prefix, property.getName().toUpperCase(Locale.ROOT)))
				.forEach(known::add));
		var pools = new LinkedHashMap<String, String>();
		for (var resource : resources().stream().filter((each) -> kind(each).equals("Deployment")).toList()) {
			var deployment = GSON.fromJson(resource, V1Deployment.class);
			for (var variable : deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv()) {
				if (variable.getName().startsWith("OUROBOROS_")) {
					assertThat(known).contains(variable.getName());
				}
				if (variable.getName().equals("OUROBOROS_WORKER_POOLS")) {
					pools.put(deployment.getMetadata().getName(), variable.getValue());
				}
			}
		}
		assertThat(pools).isEqualTo(Map.of("ouroboros-worker", "cpu", "ouroboros-neural", "neural"));
	}

	/** A budget or an autoscaler of nothing would go unnoticed until it is needed. */
	@Test
	void meansDeploymentsThatThereAre() throws IOException {
		var deployments = new LinkedHashMap<String, Map<String, String>>();
		var meant = new LinkedHashMap<String, String>();
		for (var resource : resources()) {
			switch (kind(resource)) {
				case "Deployment" -> {
					var deployment = GSON.fromJson(resource, V1Deployment.class);
					deployments.put(deployment.getMetadata().getName(),
							deployment.getSpec().getTemplate().getMetadata().getLabels());
				}
				case "HorizontalPodAutoscaler" -> {
					var autoscaler = GSON.fromJson(resource, V2HorizontalPodAutoscaler.class);
					meant.put(autoscaler.getSpec().getScaleTargetRef().getName(),
							autoscaler.getSpec().getMetrics().getFirst().getExternal().getMetric().getName());
				}
				default -> {
				}
			}
		}
		assertThat(meant).isEqualTo(
				Map.of("ouroboros-worker", "ouroboros_queue_depth", "ouroboros-neural", "ouroboros_queue_depth"));
		assertThat(deployments).containsKeys("ouroboros-api", "ouroboros-worker", "ouroboros-neural");
		for (var resource : resources().stream().filter((each) -> kind(each).equals("PodDisruptionBudget")).toList()) {
			var budget = GSON.fromJson(resource, V1PodDisruptionBudget.class);
			assertThat(budget.getSpec().getSelector().getMatchLabels())
				.isEqualTo(deployments.get(budget.getMetadata().getName()));
		}
	}

	private static int shutdownSeconds() throws IOException {
		var properties = new Properties();
		try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
			properties.load(in);
		}
		var most = properties.getProperty("spring.lifecycle.timeout-per-shutdown-phase");
		return Math.toIntExact(DurationStyle.detectAndParse(most).toSeconds());
	}

	/** All that the kustomization names. */
	private static List<JsonElement> resources() throws IOException {
		var kustomization = json(new Yaml().load(Files.readString(RECIPE.resolve("kustomization.yaml"))));
		var names = kustomization.getAsJsonObject().getAsJsonArray("resources").asList();
		try (var files = Files.list(RECIPE)) {
			assertThat(names).hasSize((int) files.count() - 1);
		}
		var all = new ArrayList<JsonElement>();
		for (var name : names) {
			new Yaml().loadAll(Files.readString(RECIPE.resolve(name.getAsString())))
				.forEach((document) -> all.add(json(document)));
		}
		return all;
	}

	private static JsonElement json(Object document) {
		return GSON.toJsonTree(document);
	}

	private static String kind(JsonElement resource) {
		return resource.getAsJsonObject().get("kind").getAsString();
	}

	/**
	 * Refuses unknown fields, missing ones, and values of another type.
	 * @throws IllegalArgumentException or {@link JsonParseException}
	 */
	private static void check(JsonElement resource) throws IOException {
		var version = resource.getAsJsonObject().get("apiVersion").getAsString();
		switch (version + " " + kind(resource)) {
			case "apps/v1 Deployment" -> {
				V1Deployment.validateJsonElement(resource);
				var _ = GSON.fromJson(resource, V1Deployment.class);
			}
			case "v1 Service" -> {
				V1Service.validateJsonElement(resource);
				var _ = GSON.fromJson(resource, V1Service.class);
			}
			case "policy/v1 PodDisruptionBudget" -> {
				V1PodDisruptionBudget.validateJsonElement(resource);
				var _ = GSON.fromJson(resource, V1PodDisruptionBudget.class);
			}
			case "autoscaling/v2 HorizontalPodAutoscaler" -> {
				V2HorizontalPodAutoscaler.validateJsonElement(resource);
				var _ = GSON.fromJson(resource, V2HorizontalPodAutoscaler.class);
			}
			default -> throw new IllegalArgumentException("no schema of " + version + " " + kind(resource));
		}
	}

}
