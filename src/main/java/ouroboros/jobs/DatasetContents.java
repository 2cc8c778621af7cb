package ouroboros.jobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPInputStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import ouroboros.core.Pretrained;
import ouroboros.core.Truth;
import ouroboros.core.data.Data;
import ouroboros.core.data.Texts;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.spec.Refusal;

/**
 * What is in the data sets, the last few kept. One upload and one stored data set are
 * unpacked at a time: that takes much memory for a short while.
 */
@Component
class DatasetContents {

	private static final int KEPT = 8;

	/** Bytes of a preview. */
	private static final int PREVIEW = 1 << 16;

	/** What headers of packed files and data that does not pack may take beside it. */
	private static final int OVERHEAD = 1 << 12;

	private final JdbcClient jdbc;

	private final Lock uploading = new ReentrantLock();

	private final Recent<UUID, Observations> read = new Recent<>(KEPT);

	private final Recent<Choice, Data> chosen = new Recent<>(KEPT);

	private final Recent<Blocks, EmpiricalTexts> blocks = new Recent<>(KEPT);

	private final Recent<Tokenised, EmpiricalTexts> tokenised = new Recent<>(KEPT);

	private record Choice(UUID dataset, List<String> columns) {
	}

	private record Blocks(UUID dataset, Truth.Tokens tokens, int length) {
	}

	private record Tokenised(UUID dataset, UUID tokenizer, int length) {
	}

	DatasetContents(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The first {@value #PREVIEW} bytes of a stored file, unpacked, or all of it; empty
	 * if there is no such file.
	 */
	Optional<byte[]> preview(UUID dataset) {
		return this.jdbc.sql("select substring(content from 1 for :most) from dataset where id = :id")
			.param("most", PREVIEW + OVERHEAD)
			.param("id", dataset)
			.query((row, _) -> unpacked(row.getBytes(1)))
			.optional();
	}

	/** As far as it can be unpacked. */
	private static byte[] unpacked(byte[] start) {
		var unpacked = new ByteArrayOutputStream();
		try (var gzip = new GZIPInputStream(new ByteArrayInputStream(start))) {
			var some = new byte[1 << 13];
			for (var n = gzip.read(some); n >= 0 && unpacked.size() < PREVIEW; n = gzip.read(some)) {
				unpacked.write(some, 0, Math.min(n, PREVIEW - unpacked.size()));
			}
		}
		catch (IOException ex) {
			// The start of a larger file ends in the middle.
		}
		return unpacked.toByteArray();
	}

	/** Reads an upload that is not stored yet. */
	Unpacked check(DatasetFormat format, Spool upload, long most) throws IOException {
		this.uploading.lock();
		try (var in = upload.open()) {
			return Unpacked.read(format, in, most);
		}
		finally {
			this.uploading.unlock();
		}
	}

	/**
	 * The observations of a stored data set.
	 * @param columns names of the wanted columns in order; empty for all
	 * @throws Refusal if there are none such
	 */
	synchronized Data data(UUID dataset, List<String> columns) {
		return this.chosen.get(new Choice(dataset, List.copyOf(columns)),
				(choice) -> this.read.get(dataset, this::read).data(choice.columns()));
	}

	/**
	 * The tokens of a stored text, or the symbols of a stored list, in blocks.
	 * @param length number of tokens of a block
	 * @throws Refusal if there are none such
	 */
	synchronized EmpiricalTexts blocks(UUID dataset, Truth.Tokens tokens, int length) {
		return this.blocks.get(new Blocks(dataset, tokens, length), (_) -> switch (tokens) {
			case WORDS -> words(dataset, length);
			case BYTES -> content(dataset, (format, content) -> Bytes.blocks(format, content, length));
		});
	}

	/**
	 * The tokens of a stored text in blocks.
	 * @param tokenizer the stored model that has the tokenizer
	 * @param length number of tokens of a block
	 * @throws Refusal if there are none such
	 */
	synchronized EmpiricalTexts blocks(UUID dataset, UUID tokenizer, int length) {
		return this.tokenised.get(new Tokenised(dataset, tokenizer, length), (_) -> {
			Pretrained model;
			try {
				model = pretrained(tokenizer);
			}
			catch (Refusal refusal) {
				throw refusal.within("/tokenizer");
			}
			return content(dataset, (format, content) -> Tokens.blocks(format, content, model, length));
		});
	}

	/**
	 * A stored pre-trained model.
	 * @throws Refusal if there is none such; the pointer is empty
	 */
	synchronized Pretrained pretrained(UUID dataset) {
		var observations = this.read.get(dataset, this::read);
		if (!(observations instanceof Weights(var model))) {
			throw new Refusal("", "not-applicable",
					"a data set of kind %s is no checkpoint".formatted(observations.kind()));
		}
		return model;
	}

	private EmpiricalTexts words(UUID dataset, int length) {
		var observations = this.read.get(dataset, this::read);
		if (!(observations instanceof Counts counts)) {
			throw new Refusal("/length", "not-applicable",
					"a data set of kind %s has no words".formatted(observations.kind()));
		}
		Refusal.unless(length <= counts.rows(), "length", "too-few-observations",
				"the data set holds %d words, less than one block of %d".formatted(counts.rows(), length));
		Texts texts = content(dataset, (format, content) -> counts.blocks(format, content, length));
		return new EmpiricalTexts(texts, counts.vocabulary());
	}

	/** Without limits: these may have become smaller since the upload was accepted. */
	private Observations read(UUID dataset) {
		return content(dataset, (format, content) -> Unpacked.read(format, content, Long.MAX_VALUE).observations());
	}

	private interface Reading<T> {

		T of(DatasetFormat format, InputStream gzip) throws IOException;

	}

	private <T> T content(UUID dataset, Reading<T> reading) {
		return this.jdbc.sql("select media_type, content from dataset where id = :id")
			.param("id", dataset)
			.query((row, _) -> {
				try {
					return reading.of(DatasetFormat.of(row.getString("media_type")),
							new ByteArrayInputStream(row.getBytes("content")));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			})
			.optional()
			.orElseThrow(() -> new Refusal("/dataset", "not-found", "the data set %s is deleted".formatted(dataset)));
	}

}
