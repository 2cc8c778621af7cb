package ouroboros.page;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ouroboros.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** A page that is open outlives the service. */
class PageRestartTest {

	private static final String SPEC = """
			{"name":"Interrupted","truth":{"type":"gaussian","dimension":2},"learner":{"type":"gaussian"},
			 "regime":{"samples":2000},"generations":1000,"replicates":12,"seed":5,"metrics":["variance"]}""";

	@Test
	void thePageGoesOnWhenTheServiceIsBack(@TempDir Path directory) throws Exception {
		var arguments = new String[] { "--server.port=" + freePort(), "--ouroboros.data=" + directory,
				"--ouroboros.worker.threads=1" };
		var service = ServiceProcess.start(arguments);
		try (var browser = Browser.at(service.client().port())) {
			var id = service.client().submit(SPEC).get("id").asString();
			browser.open("/#/experiments/" + id);
			browser.see(".state", "running");
			browser.script("window.notReloaded = true");
			service.kill();
			browser.see("main", "reconnecting");
			service = ServiceProcess.start(arguments);
			browser.see(".state", "completed");
			browser.await("all of it", () -> browser.see("progress").getAttribute("value").equals("1"));
			assertThat(browser.script("return window.notReloaded")).isEqualTo(true);
		}
		finally {
			service.close();
		}
	}

	private static int freePort() throws Exception {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
