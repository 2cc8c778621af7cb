package ouroboros.core.curation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Filter;
import ouroboros.core.Need;
import ouroboros.core.Scene;
import ouroboros.core.Truth;
import ouroboros.core.data.Data;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.law.Law;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Portion;
import ouroboros.core.regime.Source;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** Moves data towards a target law. */
@About(value = "Corrects the law of the data towards a target: p becomes (p + γ·target)/(1+γ), each point replaced by a draw"
		+ " from the target with probability γ/(1+γ).", example = "{\"type\":\"correction\",\"strength\":0.5}",
		source = "Gillman et al. 2024 (arXiv 2402.07087), correction of strength γ")
public record Correction(@Field(value = "γ, 0 for none", min = 0, max = 1e9) double strength,
		@Field("the target; the genuine law where absent") @Nullable Truth target) implements Filter {

	/** Uploads, of which there are none here. */
	private static final Truth.Library NO_UPLOADS = new Truth.Library() {

		@Override
		public Data find(String dataset, List<String> columns) {
			throw refusal();
		}

		@Override
		public EmpiricalTexts blocks(String dataset, Truth.Tokens tokens, int length) {
			throw refusal();
		}

		private Refusal refusal() {
			return new Refusal("", "not-applicable", "a data set cannot be a target");
		}

	};

	public Correction {
		try {
			if (target != null) {
				target.law(NO_UPLOADS);
			}
		}
		catch (Refusal refusal) {
			throw refusal.within("/target");
		}
	}

	@Override
	public List<Need> needs() {
		return List.of((truth, model) -> target(truth).space().equals(truth.space()) ? null
				: "needs a target that gives %s like the truth".formatted(truth.space()));
	}

	@Override
	public Source over(Source source, Scene scene) {
		var target = target(scene.truth());
		return (size) -> {
			var corrected = new ArrayList<Portion>();
			for (var portion : source.draw(size).portions()) {
				var kept = portion.data().thinned((index) -> 1 / (1 + this.strength), scene.random());
				var drawn = target.sample(Math.toIntExact(portion.data().size() - kept.size()), scene.random());
				kept.joined(drawn).forEach((data) -> corrected.add(portion.with(data)));
			}
			return Batch.of(corrected);
		};
	}

	/** The law that data are moved towards. */
	public Law target(Law truth) {
		return (this.target == null) ? truth : this.target.law(NO_UPLOADS);
	}

}
