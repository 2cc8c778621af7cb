package ouroboros.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.jobs.DatasetEntity;

/** A data set as the API shows it. */
@Schema(name = "Dataset")
record DatasetView(UUID id, String name,
		@Schema(description = "numeric, symbols, text, pictures or checkpoint") String kind,
		@Schema(description = "number of observations: rows of a table, symbols, words, pictures, parameters") long rows,
		@Schema(description = "rows and columns of a table; pictures, rows and columns of pictures; parameters, layers, heads, width, tokens and positions of a checkpoint; else number of observations and of different ones") long[] shape,
		@Schema(description = "names of the columns of a table; else empty") List<String> columns,
		@Schema(description = "of a table, for each column: name, min, max, mean, standardDeviation with divisor n-1;"
				+ " of pictures mean and standardDeviation of all pixels, 0 for black to 1 for white, and the share of black ones;"
				+ " of a checkpoint its shape by names;"
				+ " else tokens, vocabulary, entropy in nats, the most frequent, and the number of hapaxes, which occur once",
				implementation = Object.class) JsonNode statistics,
		Instant createdAt, Map<String, String> links) {

	static final String PATH = "/api/v1/datasets";

	static DatasetView of(DatasetEntity dataset) {
		return new DatasetView(dataset.id(), dataset.name(), dataset.kind(), dataset.rows(), dataset.shape(),
				List.of(dataset.columns()), JsonMapper.shared().readTree(dataset.statistics()), dataset.createdAt(),
				Map.of("self", PATH + "/" + dataset.id(), "preview", PATH + "/" + dataset.id() + "/preview"));
	}

}
