package ouroboros;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A fault of the tensor library ends the worker of neural learners, and nothing else. */
class NativeCrashTest {

	private static final String SPEC = """
			{"name":"Texts","truth":{"type":"markov-text","symbols":8,"length":16,"seed":1},
			 "learner":{"type":"transformer","layers":1,"heads":2,"width":16,"epochs":2},
			 "regime":{"samples":300},"generations":20,"seed":7,"metrics":["perplexity"]}""";

	@Test
	void leavesTheApiAndTheBits() throws Exception {
		var database = TestDatabase.create();
		var access = new String[] { "--spring.datasource.url=" + database.url(),
				"--spring.datasource.username=" + database.user(),
				"--spring.datasource.password=" + database.password() };
		try (var api = ServiceProcess.start(with(access, "--ouroboros.worker.pools=cpu"))) {
			var client = api.client();
			var id = client.submit(SPEC).get("id").asString();
			var path = "/api/v1/experiments/" + id;
			try (var worker = ServiceProcess.start(worker(access))) {
				while (client.get(path).json().at("/progress/generations/done").asInt() < 3) {
					assertThat(client.get(path + "?wait=20s").status()).isEqualTo(200);
				}
				worker.crash();
			}
			assertThat(client.get(path).json().get("state").asString()).isEqualTo("running");
			try (var _ = ServiceProcess.start(worker(access))) {
				assertThat(client.finished(id).get("state").asString()).isEqualTo("completed");
				var undisturbed = client.run(SPEC).get("id").asString();
				assertThat(client.generations(id)).isEqualTo(client.generations(undisturbed)).hasLineCount(22);
			}
		}
	}

	private static String[] worker(String[] access) {
		return with(with(access, "--ouroboros.worker.pools=neural"), "--ouroboros.api.enabled=false");
	}

	private static String[] with(String[] arguments, String more) {
		var all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = more;
		return all;
	}

}
