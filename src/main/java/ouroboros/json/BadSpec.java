package ouroboros.json;

import java.util.List;

/** Says that a document is no spec or that the spec is refused, and all that is wrong. */
public final class BadSpec extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	private final boolean malformed;

	BadSpec(List<Problem> problems, boolean malformed) {
		super(problems.toString());
		this.problems = List.copyOf(problems);
		this.malformed = malformed;
	}

	static BadSpec malformed(String pointer, String code, String detail) {
		return new BadSpec(List.of(new Problem(pointer, code, detail)), true);
	}

	/** A well-formed document that asks for what it may not have. */
	public static BadSpec refused(List<Problem> problems) {
		return new BadSpec(problems, false);
	}

	/** At least one. */
	public List<Problem> problems() {
		return this.problems;
	}

	/**
	 * Whether the document is not of the shape of a spec; otherwise it is well-formed and
	 * refused.
	 */
	public boolean malformed() {
		return this.malformed;
	}

}
