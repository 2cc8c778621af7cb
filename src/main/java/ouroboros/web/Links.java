package ouroboros.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts of links. */
final class Links {

	private Links() {
	}

	static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
