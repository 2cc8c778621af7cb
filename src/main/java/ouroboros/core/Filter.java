package ouroboros.core;

import java.util.List;

import ouroboros.core.regime.Source;
import ouroboros.core.spec.About;

/**
 * A step of curation: selects or changes data before they are trained on. Filters follow
 * one another, each a source that draws on the one before.
 */
@About("A step of curation that data go through before they enter the pool: synthetic data alone, or all where the"
		+ " regime's origin is unknown. Where it rejects points it asks for more, up to 100 for each one wanted; a"
		+ " generation that is left without any ends the run, as a result.")
public interface Filter {

	/** What it needs of truth and model; a spec that does not meet a need is refused. */
	List<Need> needs();

	/**
	 * The source that gives what this filter makes of another one's data.
	 * @param source what to draw on, as often as needed
	 * @param scene chance and laws of the generation
	 */
	Source over(Source source, Scene scene);

}
