package ouroboros.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** Links, and parts of them. */
final class Links {

	private Links() {
	}

	/**
	 * A link with those parameters that have a value.
	 * @param parameters names and values in turn
	 */
	static String of(String path, @Nullable String... parameters) {
		var link = new StringBuilder(path);
		var separator = '?';
		for (int i = 0; i < parameters.length; i += 2) {
			var value = parameters[i + 1];
			if (value != null) {
				link.append(separator).append(parameters[i]).append('=').append(encoded(value));
				separator = '&';
			}
		}
		return link.toString();
	}

	static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
