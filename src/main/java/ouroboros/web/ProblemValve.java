package ouroboros.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What the server refuses before it knows whom to ask, such as %00 in a path. */
final class ProblemValve extends ErrorReportValve {

	private static final String PROBLEM = """
			{"type":"urn:ouroboros:problem:http-%d","title":"%s","status":%d}""";

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		var status = HttpStatus.resolve(response.getStatus());
		if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.getOutputStream()
				.write(PROBLEM.formatted(status.value(), status.getReasonPhrase(), status.value())
					.getBytes(StandardCharsets.UTF_8));
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			// The client is gone.
			response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, ex);
		}
	}

	/** Puts it in its place. */
	@Component
	static final class Customizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

		@Override
		public void customize(ConfigurableTomcatWebServerFactory factory) {
			factory.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ProblemValve()));
		}

	}

}
