package ouroboros.core.metric;

import java.util.function.Supplier;

import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.EmpiricalTexts;

/**
 * Mean information of texts of a law p about themselves and under another law q, in nats
 * per token.
 *
 * @param own -ln p; {@code NaN} where p does not tell it
 * @param other -ln q
 * @param divergence ln(p/q); {@code NaN} where p does not tell it
 */
record TextInformation(double own, double other, double divergence) {

	/** Tokens behind a mean over drawn texts. */
	static final int TOKENS = 10_000;

	/** Of genuine texts, under the model. */
	record OfTruth() implements View.Shared<TextInformation> {

		@Override
		public TextInformation of(View view) {
			var model = (Autoregressive) view.model();
			return switch (view.truth()) {
				case Autoregressive truth ->
					TextInformation.of(truth, model, () -> view.genuine(count(model)), view.turn());
				case EmpiricalTexts truth -> ofTexts(truth.measured(), model, view.turn());
				default -> ofTexts((Texts) view.genuine(count(model)), model, view.turn());
			};
		}

	}

	/** Of the model's texts, under the truth where it tells probabilities. */
	record OfModel() implements View.Shared<TextInformation> {

		@Override
		public TextInformation of(View view) {
			var model = (Autoregressive) view.model();
			return TextInformation.of(model, (view.truth() instanceof Autoregressive truth) ? truth : model,
					() -> view.drawn(count(model)), view.turn());
		}

	}

	/** Of texts of an unknown law. */
	private static TextInformation ofTexts(Texts texts, Autoregressive model, Turn turn) {
		return new TextInformation(Double.NaN, perToken(texts, model, turn), Double.NaN);
	}

	/** Texts of {@value #TOKENS} tokens together. */
	static int count(Autoregressive law) {
		return Math.ceilDiv(TOKENS, law.space().length());
	}

	/** Mean of -ln q over texts, in nats per token. */
	static double perToken(Texts texts, Autoregressive law, Turn turn) {
		var sum = 0.0;
		for (int from = 0; from < texts.tokens().length; from += texts.length()) {
			turn.poll();
			sum -= law.logProbability(texts.tokens(), from, from + texts.length());
		}
		return sum / texts.tokens().length;
	}

	private static TextInformation of(Autoregressive law, Autoregressive other, Supplier<Data> draws, Turn turn) {
		if (ChainRule.appliesTo(law, other)) {
			return new ChainRule(law, other, turn).information();
		}
		var texts = (Texts) draws.get();
		var ownMean = perToken(texts, law, turn);
		var otherMean = law.equals(other) ? ownMean : perToken(texts, other, turn);
		return new TextInformation(ownMean, otherMean, otherMean - ownMean);
	}

}
