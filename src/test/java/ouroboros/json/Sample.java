package ouroboros.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.assertj.core.api.Assertions;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.Truth;
import ouroboros.core.spec.Refusal;

/** Specs for tests, and reading them. */
final class Sample {

	static final Catalog CATALOG = Catalog.ofClassPath();

	static final Plans PLANS = new Plans(CATALOG);

	static final Truth.Library NO_DATA = (dataset, columns) -> {
		throw new Refusal("/dataset", "not-found", "no data set is called " + dataset);
	};

	/** The specs of the contract that only name types of this version. */
	static final List<String> FILES = List.of("gaussian-replace", "gaussian-accumulate", "gaussian-real-share-sweep",
			"growing-corpus", "zipf-replace", "search-suggest", "mixture-of-gaussians");

	private Sample() {
	}

	static String file(String name) {
		try (var file = Sample.class.getResourceAsStream("/specs/" + name + ".json")) {
			return new String(Assertions.assertThat(file).isNotNull().actual().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A small good spec with single quotes for double ones, some text of it replaced. */
	static String spec(String... replacements) {
		var text = "{'name':'n','truth':{'type':'gaussian','dimension':1},'learner':{'type':'gaussian'},"
				+ "'regime':{'samples':100},'generations':5,'seed':1}";
		for (int i = 0; i < replacements.length; i += 2) {
			Assertions.assertThat(text).contains(replacements[i]);
			text = text.replace(replacements[i], replacements[i + 1]);
		}
		return text.replace('\'', '"');
	}

	static Plan read(String text) {
		return PLANS.read(text.getBytes(StandardCharsets.UTF_8), NO_DATA, () -> 12345, 1000);
	}

	static BadSpec bad(String text) {
		return Assertions.catchThrowableOfType(BadSpec.class, () -> read(text));
	}

	static ObjectNode tree(String text) {
		return (ObjectNode) JsonText.tree(text.replace('\'', '"'));
	}

}
