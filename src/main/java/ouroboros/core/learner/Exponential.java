package ouroboros.core.learner;

import ouroboros.core.spec.About;

/** The exponential law with the sample's mean. */
@About(value = "The exponential law by maximum likelihood: its mean is the sample's. Negative data are taken as they"
		+ " are: a mean below 0 gives the point 0, one that is not finite a model without finite draws.",
		example = "{\"type\":\"exponential\"}",
		source = "Barzilai and Shamir 2025 (arXiv 2505.19046), exponential families")
public record Exponential() implements FromMean {

	@Override
	public Class<ouroboros.core.law.Exponential> model() {
		return ouroboros.core.law.Exponential.class;
	}

	@Override
	public ouroboros.core.law.Exponential model(double mean) {
		return new ouroboros.core.law.Exponential(mean);
	}

}
