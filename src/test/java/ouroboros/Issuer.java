package ouroboros;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** An issuer of OAuth2 tokens, whose public keys the service reads over HTTP. */
public final class Issuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final RSAKey KEY = key();

	private static final HttpServer SERVER = server();

	private static RSAKey key() {
		try {
			return new RSAKeyGenerator(2048).keyID("1").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static HttpServer server() {
		try {
			var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/keys", (exchange) -> {
				var keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
				exchange.sendResponseHeaders(200, keys.length);
				exchange.getResponseBody().write(keys);
				exchange.close();
			});
			Thread.ofPlatform().daemon().start(server::start);
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A token that this issuer signs. */
	public static String token(@Nullable String subject, String scope, Instant expires) {
		return token(KEY, subject, scope, expires);
	}

	/** A token that another signs in this issuer's name. */
	public static String forged(String subject, String scope) {
		return token(key(), subject, scope, Instant.now().plusSeconds(600));
	}

	private static String token(RSAKey key, @Nullable String subject, String scope, Instant expires) {
		try {
			var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(),
					new JWTClaimsSet.Builder().subject(subject)
						.claim("scope", scope)
						.expirationTime(Date.from(expires))
						.build());
			token.sign(new RSASSASigner(key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("issuer", Map.of("spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
					"http://127.0.0.1:%d/keys".formatted(SERVER.getAddress().getPort()))));
	}

}
