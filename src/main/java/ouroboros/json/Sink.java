package ouroboros.json;

/** Takes the problems as they are found. */
@FunctionalInterface
interface Sink {

	/**
	 * @param pointer JSON Pointer to the place
	 * @param code name of the broken rule
	 * @param detail one sentence
	 * @param malformed whether the shape is wrong, rather than a value refused
	 */
	void add(String pointer, String code, String detail, boolean malformed);

}
