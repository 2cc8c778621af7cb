package ouroboros.json;

import org.jspecify.annotations.Nullable;

/** A place in a document, spelled out only when something is wrong there. */
record Path(@Nullable Path parent, Object step) {

	static final Path ROOT = new Path(null, "");

	/**
	 * @param step name of a property or index of an element
	 */
	Path at(Object step) {
		return new Path(this, step);
	}

	/** The step of a JSON Pointer. */
	static String escaped(Object step) {
		return "/" + step.toString().replace("~", "~0").replace("/", "~1");
	}

	/** The JSON Pointer. */
	@Override
	public String toString() {
		return (this.parent == null) ? "" : this.parent + escaped(this.step);
	}

}
