package ouroboros.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import ouroboros.Client;
import ouroboros.Client.Answer;
import ouroboros.EventReader;
import ouroboros.Issuer;
import ouroboros.SecuredServiceTest;
import ouroboros.jobs.ApiKey;
import ouroboros.jobs.ApiKeys;
import ouroboros.jobs.KeyRequest;
import ouroboros.jobs.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** What callers with good keys may hold, and those with bad ones try. */
@SecuredServiceTest
@TestPropertySource(properties = { "ouroboros.limits.streams=3", "ouroboros.limits.owner-streams=2",
		"ouroboros.limits.failed-logins=5", "ouroboros.limits.burst=100000", "server.forward-headers-strategy=native" })
@Timeout(60)
class CrowdedServiceTest {

	/** Hours of work, in short steps. */
	private static final String LONG = """
			{"name":"Long","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":1000000},"generations":10000,"replicates":2,"seed":1,"metrics":["variance"]}""";

	private Client client;

	@Autowired
	private ApiKeys keys;

	private final List<String> submitted = new ArrayList<>();

	private final List<EventReader> open = new ArrayList<>();

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	@AfterEach
	void leave() {
		this.open.forEach(EventReader::close);
		var root = as("root", Scope.ADMIN);
		for (var id : this.submitted) {
			root.post("/api/v1/experiments/" + id + "/cancel");
			root.finished(id);
		}
	}

	private ApiKey.Made key(String owner, @Nullable Instant end, Scope... scopes) {
		return this.keys.make(new KeyRequest(owner, "test", List.of(scopes), end));
	}

	private Client as(String owner, Scope... scopes) {
		return this.client.with(key(owner, null, scopes).token());
	}

	/** The events of a new experiment of this owner. */
	private String events(String owner) {
		var id = as(owner, Scope.SUBMIT).submit(LONG).get("id").asString();
		this.submitted.add(id);
		return "/api/v1/experiments/" + id + "/events";
	}

	private EventReader stream(Client client, String path) {
		var reader = client.stream(path, 0);
		this.open.add(reader);
		assertThat(reader.next()).isNotNull();
		return reader;
	}

	private static void refused(Answer answer, String property) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(429);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").asString()).isEqualTo("urn:ouroboros:problem:too-many-requests");
		assertThat(answer.json().get("detail").asString()).contains(property);
		assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 12);
	}

	private static Answer ask(Client client, String path) {
		return client.get(path, "Accept", "text/event-stream");
	}

	@Test
	void hasSoManyStreamsOpenAndSoManyOfAnOwner() {
		var ann = as("ann", Scope.READ);
		var path = events("ann");
		var first = stream(ann, path);
		stream(as("ann", Scope.READ), path);
		refused(ask(ann, path), "ouroboros.limits.owner-streams");
		stream(as("bea", Scope.READ), events("bea"));
		refused(ask(as("carl", Scope.READ), events("carl")), "ouroboros.limits.streams");
		first.close();
		this.open.remove(first);
		// Until the service finds that nobody listens.
		while (true) {
			var again = ann.stream(path, 0);
			if (again.next() != null) {
				this.open.add(again);
				break;
			}
		}
		refused(ask(ann, path), "ouroboros.limits.streams");
		var limits = ann.get("/api/v1/catalog").json().get("limits");
		assertThat(limits.get("streams").asInt()).isEqualTo(3);
		assertThat(limits.get("owner-streams").asInt()).isEqualTo(2);
		assertThat(limits.get("failed-logins").asInt()).isEqualTo(5);
	}

	/** The experiment takes hours, and so would a stream that only its end ends. */
	@Test
	void endsTheStreamsOfAKeyThatEnds() {
		var path = events("dora");
		var revoked = key("dora", null, Scope.READ);
		var end = Instant.now().plusSeconds(3);
		var expiring = key("dora", end, Scope.READ);
		var one = stream(this.client.with(revoked.token()), path);
		var other = stream(this.client.with(expiring.token()), path);
		as("root", Scope.ADMIN).delete("/api/v1/keys/" + revoked.key().id());
		drain(one);
		drain(other);
		assertThat(Instant.now()).isBefore(end.plusSeconds(10));
		var token = stream(this.client.with(Issuer.token("dora", "read", Instant.now().plusSeconds(3))), path);
		stream(as("dora", Scope.READ), path);
		drain(token);
		assertThat(this.open.getLast().next()).isNotNull();
	}

	private static void drain(EventReader reader) {
		while (reader.next() != null) {
			// until it ends
		}
	}

	/**
	 * Others behind the same proxy go on with the keys that they have, and a key is not
	 * found by trying.
	 */
	@Test
	void refusesAnAddressThatSentManyWrongKeys() {
		var used = key("eve", null, Scope.READ).token();
		var unused = key("eve", null, Scope.READ).token();
		var path = "/api/v1/experiments";
		assertThat(this.client.with(used).get(path, "X-Forwarded-For", "203.0.113.7").status()).isEqualTo(200);
		for (int i = 0; i < 5; i++) {
			assertThat(wrong("ou_99999%d_%s".formatted(i, "A".repeat(43)), "203.0.113.7").status()).isEqualTo(401);
		}
		for (var token : List.of("nonsense", "ou_999999_" + "A".repeat(43), used.replaceAll(".{43}$", "A".repeat(43)),
				unused, Issuer.forged("eve", "read"))) {
			refused(wrong(token, "203.0.113.7"), "ouroboros.limits.failed-logins");
			assertThat(wrong(token, "203.0.113.8").status()).isIn(200, 401);
		}
		assertThat(wrong(used, "203.0.113.7").status()).isEqualTo(200);
	}

	private Answer wrong(String token, String address) {
		return this.client.with(token).get("/api/v1/experiments", "X-Forwarded-For", address);
	}

}
