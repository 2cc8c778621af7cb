package ouroboros.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import ouroboros.core.Generation.Snapshot;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.jobs.NotFound;
import ouroboros.jobs.Results;
import ouroboros.jobs.Vocabularies;
import ouroboros.json.Frozen;

/** What snapshots kept of a generation. */
@RestController
@RequestMapping("/api/v1/runs/{id}/generations/{generation}")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Runs")
class SnapshotController {

	private final Results results;

	private final Vocabularies vocabularies;

	private final Frozen frozen;

	SnapshotController(Results results, Vocabularies vocabularies, Frozen frozen) {
		this.results = results;
		this.vocabularies = vocabularies;
		this.frozen = frozen;
	}

	/**
	 * Generated data.
	 *
	 * @param size number of observations
	 * @param points the vectors, a label last; null for others
	 * @param counts how often each symbol occurs; null for others
	 * @param texts the tokens of each text; null for others
	 * @param pictures the rows of each picture, from 0 for black to 1 for white; null for
	 * others
	 */
	@Schema(name = "Samples")
	record Samples(long runId, int generation, long size, @Nullable List<List<@Nullable Double>> points,
			long @Nullable [] counts, @Nullable List<int[]> texts, @Nullable List<List<float[]>> pictures) {
	}

	@GetMapping(path = "/samples", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "getSamples", summary = "Generated data kept of a generation")
	Samples samples(@PathVariable long id, @PathVariable int generation) {
		var data = snapshot(id, generation).samples();
		return switch (data) {
			case Symbols(long[] counts) -> new Samples(id, generation, data.size(), null, counts, null, null);
			case Points points -> new Samples(id, generation, data.size(), rows(points), null, null, null);
			case Pairs pairs -> new Samples(id, generation, data.size(), rows(pairs.table()), null, null, null);
			case Texts texts -> new Samples(id, generation, data.size(), null, null,
					IntStream.range(0, texts.rows())
						.mapToObj((row) -> texts.select(new int[] { row }).tokens())
						.toList(),
					null);
			case Pictures pictures -> new Samples(id, generation, data.size(), null, null, null,
					IntStream.range(0, pictures.rows()).mapToObj((row) -> lines(pictures, row)).toList());
			case Summary summary -> throw summary.inseparable();
		};
	}

	private static List<float[]> lines(Pictures pictures, int row) {
		return IntStream.range(0, pictures.height()).mapToObj((line) -> {
			var from = row * pictures.pixels() + line * pictures.width();
			return Arrays.copyOfRange(pictures.values(), from, from + pictures.width());
		}).toList();
	}

	private static List<List<@Nullable Double>> rows(Points points) {
		var rows = new ArrayList<List<@Nullable Double>>();
		for (int row = 0; row < points.rows(); row++) {
			var values = new ArrayList<@Nullable Double>();
			for (var value : points.row(row)) {
				values.add(Double.isFinite(value) ? Double.valueOf(value) : null);
			}
			rows.add(values);
		}
		return rows;
	}

	@GetMapping(path = "/samples", produces = Rows.CSV)
	@Operation(hidden = true)
	String samplesAsCsv(@PathVariable long id, @PathVariable int generation) {
		var text = new StringBuilder();
		switch (snapshot(id, generation).samples()) {
			case Symbols(long[] counts) -> {
				text.append("symbol,count\n");
				for (int symbol = 0; symbol < counts.length; symbol++) {
					text.append(symbol).append(',').append(counts[symbol]).append('\n');
				}
			}
			case Points points -> append(text, points, coordinates(points.dimension()));
			case Pairs pairs -> append(text, pairs.table(), coordinates(pairs.inputs()) + ",label");
			case Pictures pictures -> {
				text.append(coordinates(pictures.pixels()));
				for (int i = 0; i < pictures.values().length; i++) {
					text.append((i % pictures.pixels() == 0) ? '\n' : ',').append(pictures.values()[i]);
				}
				text.append('\n');
			}
			case Texts texts -> {
				text.append(
						IntStream.range(0, texts.length()).mapToObj((at) -> "t" + at).collect(Collectors.joining(",")));
				append(text.append('\n'), texts, ",", String::valueOf);
			}
			case Summary summary -> throw summary.inseparable();
		}
		return text.toString();
	}

	private static String coordinates(int dimension) {
		return IntStream.range(0, dimension).mapToObj((column) -> "x" + column).collect(Collectors.joining(","));
	}

	private static void append(StringBuilder text, Points points, String header) {
		text.append(header);
		for (int i = 0; i < points.values().length; i++) {
			text.append((i % points.dimension() == 0) ? '\n' : ',').append(points.values()[i]);
		}
		text.append('\n');
	}

	@GetMapping(path = "/samples", produces = MediaType.TEXT_PLAIN_VALUE)
	@Operation(hidden = true)
	String samplesAsText(@PathVariable long id, @PathVariable int generation)
			throws HttpMediaTypeNotAcceptableException {
		if (!(snapshot(id, generation).samples() instanceof Texts texts)) {
			throw new HttpMediaTypeNotAcceptableException(
					List.of(MediaType.APPLICATION_JSON, MediaType.parseMediaType(Rows.CSV)));
		}
		var text = new StringBuilder();
		var words = this.vocabularies.words(id);
		// words have no space in them, so that where one is a token of its own there are
		// none
		append(text, texts, words.filter((tokens) -> tokens.contains(" ")).isPresent() ? "" : " ",
				words.<IntFunction<String>>map((tokens) -> tokens::get).orElse(String::valueOf));
		return text.toString();
	}

	@GetMapping(path = "/samples", produces = MediaType.IMAGE_PNG_VALUE)
	@Operation(hidden = true)
	byte[] samplesAsPicture(@PathVariable long id, @PathVariable int generation)
			throws HttpMediaTypeNotAcceptableException, IOException {
		if (!(snapshot(id, generation).samples() instanceof Pictures pictures)) {
			throw new HttpMediaTypeNotAcceptableException(
					List.of(MediaType.APPLICATION_JSON, MediaType.parseMediaType(Rows.CSV)));
		}
		return ContactSheet.png(pictures);
	}

	private static void append(StringBuilder text, Texts texts, String separator, IntFunction<String> token) {
		for (int row = 0; row < texts.rows(); row++) {
			for (int at = 0; at < texts.length(); at++) {
				text.append((at == 0) ? "" : separator).append(token.apply(texts.at(row, at)));
			}
			text.append('\n');
		}
	}

	@GetMapping(path = "/model", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "getModel", summary = "The fitted model kept of a generation")
	JsonNode model(@PathVariable long id, @PathVariable int generation) {
		return this.frozen.model(snapshot(id, generation).model());
	}

	private Snapshot snapshot(long run, int generation) {
		return this.results.snapshot(run, generation)
			.orElseThrow(() -> new NotFound("snapshot of run %d at generation".formatted(run), generation));
	}

}
