package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Keys of callers: {@code ou_<id>_<secret>}, of which the table has a hash of the secret.
 * A key is read again after {@link #TRUSTED}, so that one that another process revoked
 * ends by then, and a request costs no statement.
 */
@Component
public class ApiKeys {

	/** How long a key that was read is not read again. */
	static final Duration TRUSTED = Duration.ofSeconds(5);

	private static final Duration USE = Duration.ofMinutes(1);

	private static final Pattern TOKEN = Pattern.compile("ou_(\\d{1,18})_([A-Za-z0-9_-]{43})");

	private static final SecureRandom SECRETS = new SecureRandom();

	private static final int SECRET_BYTES = 32;

	private static final String COLUMNS = "id, owner, name, scopes, created_at, expires_at, revoked_at, last_used_at";

	private record Known(ApiKey key, byte[] hash, Instant readAt) {
	}

	private final JdbcClient jdbc;

	private final InstantSource clock;

	private final Map<Long, Known> known = new ConcurrentHashMap<>();

	@Autowired
	ApiKeys(JdbcClient jdbc) {
		this(jdbc, InstantSource.system());
	}

	ApiKeys(JdbcClient jdbc, InstantSource clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Whether a token has the form of a key. */
	public static boolean isKey(String token) {
		return TOKEN.matcher(token).matches();
	}

	/** Makes a key. */
	public ApiKey.Made make(KeyRequest request) {
		var random = new byte[SECRET_BYTES];
		SECRETS.nextBytes(random);
		var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
		var key = this.jdbc
			.sql("insert into api_key (owner, name, hash, scopes, expires_at)"
					+ " values (:owner, :name, :hash, :scopes, :expiresAt) returning " + COLUMNS)
			.param("owner", request.owner())
			.param("name", request.name())
			.param("hash", hash(secret))
			.param("scopes", new SqlArrayValue("text", request.scopes().stream().map(Scope::word).toArray()))
			.param("expiresAt", (request.expiresAt() == null) ? null : Timestamp.from(request.expiresAt()))
			.query((row, _) -> key(row))
			.single();
		return new ApiKey.Made(key, "ou_%d_%s".formatted(key.id(), secret));
	}

	/** The key that a token is, if it is good. */
	public Optional<ApiKey> find(String token) {
		var parts = TOKEN.matcher(token);
		if (!parts.matches()) {
			return Optional.empty();
		}
		var now = this.clock.instant();
		return known(Long.parseLong(parts.group(1)), now)
			.filter((one) -> MessageDigest.isEqual(one.hash(), hash(parts.group(2))) && one.key().isGood(now))
			.map((one) -> used(one, now));
	}

	/** Whether a key may still be used, as far as is known here. */
	public boolean isGood(long id) {
		var now = this.clock.instant();
		return known(id, now).filter((one) -> one.key().isGood(now)).isPresent();
	}

	/**
	 * Whether the key that a token claims to be was read before, so that it is read again
	 * every {@link #TRUSTED} at most, however often it is asked for.
	 */
	public boolean isKnown(String token) {
		var parts = TOKEN.matcher(token);
		return parts.matches() && this.known.containsKey(Long.parseLong(parts.group(1)));
	}

	private Optional<Known> known(long id, Instant now) {
		var one = this.known.get(id);
		if (one != null && now.isBefore(one.readAt().plus(TRUSTED))) {
			return Optional.of(one);
		}
		var read = this.jdbc.sql("select hash, " + COLUMNS + " from api_key where id = :id")
			.param("id", id)
			.query((row, _) -> new Known(key(row), row.getBytes("hash"), now))
			.optional();
		read.ifPresent((found) -> this.known.put(id, found));
		return read;
	}

	private ApiKey used(Known one, Instant now) {
		var key = one.key();
		if (key.lastUsedAt() == null || now.isAfter(key.lastUsedAt().plus(USE))) {
			this.jdbc.sql("""
					update api_key set last_used_at = :now
					where id = :id and (last_used_at is null or last_used_at < :now)
					""").param("now", Timestamp.from(now)).param("id", key.id()).update();
			this.known.remove(key.id(), one);
		}
		return key;
	}

	/**
	 * Newest first.
	 * @param before id of a key; only older ones are listed
	 */
	public List<ApiKey> list(int limit, long before) {
		return this.jdbc.sql("select " + COLUMNS + " from api_key where id < :before order by id desc limit :limit")
			.param("before", before)
			.param("limit", limit)
			.query((row, _) -> key(row))
			.list();
	}

	/**
	 * Ends a key, here at once, in other processes within {@link #TRUSTED}.
	 * @throws NotFound if there is none
	 */
	public void revoke(long id) {
		var found = this.jdbc.sql("update api_key set revoked_at = coalesce(revoked_at, now()) where id = :id")
			.param("id", id)
			.update();
		this.known.remove(id);
		if (found == 0) {
			throw new NotFound("key", id);
		}
	}

	private static ApiKey key(ResultSet row) throws SQLException {
		return new ApiKey(row.getLong("id"), row.getString("owner"), row.getString("name"),
				Arrays.stream((String[]) row.getArray("scopes").getArray()).map(Scope::of).toList(),
				row.getTimestamp("created_at").toInstant(), instant(row, "expires_at"), instant(row, "revoked_at"),
				instant(row, "last_used_at"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		var timestamp = row.getTimestamp(column);
		return (timestamp == null) ? null : timestamp.toInstant();
	}

	private static byte[] hash(String secret) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
