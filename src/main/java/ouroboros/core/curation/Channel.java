package ouroboros.core.curation;

import ouroboros.core.Filter;
import ouroboros.core.Scene;
import ouroboros.core.data.Data;
import ouroboros.core.regime.Source;
import ouroboros.core.spec.About;

/** A lossy channel: data go through one by one and come out changed. */
@About("A lossy channel: data go through one by one and come out changed.")
public interface Channel extends Filter {

	/** The data as they come out, as many as went in. */
	Data changed(Data data, Scene scene);

	@Override
	default Source over(Source source, Scene scene) {
		return (size) -> source.draw(size).map((portion) -> changed(portion.data(), scene));
	}

}
