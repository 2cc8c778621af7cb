package ouroboros.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.core.Truth;

/** Data sets: uploaded, found, deleted, given to experiments, each for its owner. */
@Component
public class Datasets {

	private final DatasetRepository datasets;

	private final DatasetContents contents;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Caller caller;

	private final Quotas quotas;

	private final Limits limits;

	Datasets(DatasetRepository datasets, DatasetContents contents, JdbcClient jdbc, TransactionTemplate transaction,
			Caller caller, Quotas quotas, Limits limits) {
		this.datasets = datasets;
		this.contents = contents;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.caller = caller;
		this.quotas = quotas;
		this.limits = limits;
	}

	/**
	 * Reads an upload to its end and stores it, or leaves nothing behind.
	 * @param mediaType {@code text/csv}, {@code text/plain},
	 * {@code application/x-ndjson}, {@code application/octet-stream} for IDX pictures or
	 * labels, or {@code application/zip} for a checkpoint
	 * @param contentEncoding {@code gzip} if the sender says so; whether the body is
	 * packed its first bytes tell
	 * @throws Rejected if it is refused
	 * @throws LimitExceeded if the owner has too much stored
	 * @throws IOException if the body cannot be read
	 */
	public DatasetEntity add(String name, @Nullable String mediaType, @Nullable String contentEncoding,
			InputStream body) throws IOException {
		DatasetName.check(name);
		var format = DatasetFormat.of(mediaType);
		var saidPacked = saysPacked(contentEncoding);
		var owner = this.caller.owner();
		if (this.datasets.existsByOwnerAndName(owner, name)) {
			throw nameTaken(name);
		}
		try (var upload = Spool.receive(body, saidPacked, this.limits.upload().toBytes())) {
			var unpacked = this.contents.check(format, upload, this.limits.unpacked().toBytes());
			this.quotas.checkStored(owner, unpacked.bytes());
			return store(owner, name, format, unpacked, upload);
		}
	}

	private static boolean saysPacked(@Nullable String contentEncoding) {
		return switch ((contentEncoding == null) ? "identity" : contentEncoding.strip().toLowerCase(Locale.ROOT)) {
			case "identity", "" -> false;
			case "gzip", "x-gzip" -> true;
			default -> throw new Rejected(415, "unsupported-media-type",
					"Content-Encoding %s cannot be unpacked; gzip can".formatted(contentEncoding));
		};
	}

	private DatasetEntity store(String owner, String name, DatasetFormat format, Unpacked unpacked, Spool upload)
			throws IOException {
		try (var content = upload.open()) {
			var packed = new SqlBinaryValue(content, upload.size());
			var id = this.transaction.execute((_) -> {
				var stored = insert(owner, name, format, unpacked, packed);
				this.quotas.holdStored(owner);
				return stored;
			});
			return this.datasets.findById(id).orElseThrow(() -> Rejected.notFound(id));
		}
		catch (DuplicateKeyException ex) {
			throw nameTaken(name);
		}
	}

	private UUID insert(String owner, String name, DatasetFormat format, Unpacked unpacked, SqlBinaryValue content) {
		var observations = unpacked.observations();
		return this.jdbc
			.sql("""
					insert into dataset (id, owner, name, kind, media_type, rows, shape, columns, statistics, bytes, content,
					  created_at)
					values (uuidv7(), :owner, :name, :kind, :mediaType, :rows, :shape, :columns, :statistics, :bytes,
					  :content, now())
					returning id
					""")
			.param("owner", owner)
			.param("name", name)
			.param("kind", observations.kind())
			.param("mediaType", format.mediaType())
			.param("rows", observations.rows())
			.param("shape", new SqlArrayValue("bigint", Arrays.stream(observations.shape()).boxed().toArray()))
			.param("columns", new SqlArrayValue("text", observations.columns().toArray()))
			.param("statistics", JsonMapper.shared().writeValueAsString(observations.statistics()))
			.param("bytes", unpacked.bytes())
			.param("content", content)
			.query(UUID.class)
			.single();
	}

	private static Rejected nameTaken(String name) {
		return new Rejected(409, "name-taken", "there already is a data set %s".formatted(name));
	}

	/**
	 * Newest first.
	 * @param after id of a data set; only older ones are listed
	 */
	public List<DatasetEntity> list(int limit, @Nullable UUID after) {
		var owner = this.caller.only();
		var most = Limit.of(limit);
		if (owner == null) {
			return (after == null) ? this.datasets.findByOrderByIdDesc(most)
					: this.datasets.findByIdLessThanOrderByIdDesc(after, most);
		}
		return (after == null) ? this.datasets.findByOwnerOrderByIdDesc(owner, most)
				: this.datasets.findByOwnerAndIdLessThanOrderByIdDesc(owner, after, most);
	}

	public Optional<DatasetEntity> find(UUID id) {
		return this.datasets.findById(id).filter((found) -> this.caller.sees(found.owner()));
	}

	/** Names do not look like ids. A name is one of the caller's own. */
	public Optional<DatasetEntity> find(String nameOrId) {
		return DatasetName.asId(nameOrId).map(this::find).orElseGet(() -> findByName(nameOrId));
	}

	private Optional<DatasetEntity> findByName(String name) {
		return Utf8.canSay(name) ? this.datasets.findByOwnerAndName(this.caller.owner(), name) : Optional.empty();
	}

	/**
	 * The first 64 KiB of a file as it was uploaded, unpacked, or all of it.
	 * @throws Rejected if there is none (404)
	 */
	public byte[] preview(UUID id) {
		return find(id).flatMap((_) -> this.contents.preview(id)).orElseThrow(() -> Rejected.notFound(id));
	}

	/**
	 * @throws Rejected if there is none (404), or an unfinished experiment uses it (409)
	 */
	@Transactional
	public void delete(UUID id) {
		var locked = find(id).flatMap((_) -> this.jdbc.sql("select id from dataset where id = :id for update")
			.param("id", id)
			.query(UUID.class)
			.optional());
		if (locked.isEmpty()) {
			throw Rejected.notFound(id);
		}
		var users = this.jdbc.sql("""
				select id from experiment where finished_at is null and :id = any(dataset_ids) order by id limit 1
				""").param("id", id).query(UUID.class).list();
		if (!users.isEmpty()) {
			throw new Rejected(409, "in-use", "the unfinished experiment %s uses it".formatted(users.getFirst()));
		}
		this.jdbc.sql("delete from dataset where id = :id").param("id", id).update();
	}

	/**
	 * Keeps data sets from being deleted until the transaction ends, by when an
	 * unfinished experiment names them.
	 * @throws Rejected if one is gone already (409)
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hold(Collection<UUID> ids) {
		var wanted = Set.copyOf(ids);
		if (wanted.isEmpty()) {
			return;
		}
		var held = this.jdbc.sql("select id from dataset where id = any(:ids) order by id for key share")
			.param("ids", new SqlArrayValue("uuid", wanted.toArray()))
			.query(UUID.class)
			.list();
		if (held.size() < wanted.size()) {
			throw new Rejected(409, "dataset-deleted", "a data set of the experiment was deleted meanwhile");
		}
	}

	/** What a stored spec reads: these data sets by what it calls them, and no others. */
	public Truth.Library library(Map<String, UUID> ids) {
		return new StoredLibrary(Map.copyOf(ids), this.contents);
	}

	/** What a new spec reads: any data set, and remembers which. */
	public NamedLibrary naming() {
		return new NamedLibrary(this, this.contents);
	}

}
