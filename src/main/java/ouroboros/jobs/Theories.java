package ouroboros.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import org.springframework.stereotype.Component;

import ouroboros.core.theory.Prediction;
import ouroboros.core.theory.Setting;
import ouroboros.core.theory.Theory;
import ouroboros.json.Catalog;

/** The closed forms that there are. */
@Component
class Theories {

	private final SequencedMap<String, Theory> theories;

	Theories(Catalog catalog) {
		this.theories = catalog.plain(Theory.class);
	}

	/**
	 * What is said of a setting.
	 *
	 * @param predictions what closed forms predict, by the names of the closed forms
	 * @param silent why others do not, by their names
	 */
	record Said(SequencedMap<String, List<Prediction>> predictions, SequencedMap<String, String> silent) {

		/** All predictions. */
		List<Prediction> all() {
			var all = new ArrayList<Prediction>();
			this.predictions.values().forEach(all::addAll);
			return all;
		}

	}

	/** What all closed forms say of a setting. */
	Said of(Setting setting) {
		var said = new Said(new LinkedHashMap<>(), new LinkedHashMap<>());
		this.theories.forEach((name, theory) -> {
			var reason = theory.unmet(setting);
			if (reason == null) {
				said.predictions().put(name, theory.predict(setting));
			}
			else {
				said.silent().put(name, reason);
			}
		});
		return said;
	}

}
