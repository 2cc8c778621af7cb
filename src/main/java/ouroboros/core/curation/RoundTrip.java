package ouroboros.core.curation;

import java.util.List;
import java.util.stream.Stream;

import ouroboros.core.Filter;
import ouroboros.core.Need;
import ouroboros.core.Scene;
import ouroboros.core.regime.Source;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Two lossy channels in turn. */
@About(value = "Two lossy channels in turn, such as a translation there and back again.",
		example = "{\"type\":\"round-trip\",\"there\":{\"type\":\"quantise\",\"step\":0.3},\"back\":{\"type\":\"quantise\",\"step\":0.2}}",
		source = "Mohamed et al. 2025 (arXiv 2502.20258)")
public record RoundTrip(@Field("the first channel") Channel there,
		@Field("the second channel") Channel back) implements Filter {

	@Override
	public List<Need> needs() {
		return Stream.concat(this.there.needs().stream(), this.back.needs().stream()).toList();
	}

	@Override
	public Source over(Source source, Scene scene) {
		return this.back.over(this.there.over(source, scene), scene);
	}

}
