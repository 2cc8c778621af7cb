package ouroboros.core;

import java.util.List;

import ouroboros.core.spec.About;

/** One number that tells how far a generation has strayed from the truth. */
@About(value = "One number per generation; a bare name is the metric with its defaults.")
public interface Metric {

	/** What it needs of truth and model; a spec that does not meet a need is refused. */
	List<Need> needs();

	/**
	 * Measures a generation.
	 * @return {@code NaN} where undefined, an infinity where infinite; never an exception
	 */
	double measure(View view);

}
