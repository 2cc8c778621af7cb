package ouroboros.core.learner;

import ouroboros.core.spec.About;

/** The Poisson law with the sample's mean. */
@About(value = "The Poisson law by maximum likelihood: its mean is the sample's. Data that are no counts are taken as"
		+ " they are: a mean below 0 gives the point 0, one that is not finite a model without finite draws.",
		example = "{\"type\":\"poisson\"}", source = "Suresh et al. 2024 (arXiv 2412.17646), Theorem 2")
public record Poisson() implements FromMean {

	@Override
	public Class<ouroboros.core.law.Poisson> model() {
		return ouroboros.core.law.Poisson.class;
	}

	@Override
	public ouroboros.core.law.Poisson model(double mean) {
		return new ouroboros.core.law.Poisson(mean);
	}

}
