package ouroboros.core.chance;

import org.jspecify.annotations.Nullable;

/**
 * Where a long fit lays down its unfinished work, so that it can be taken up again in
 * another process, and where it tells how far it is. What is computed does not depend on
 * it: a fit that takes work up ends with the same bits as one that never stopped.
 */
public interface Workbench {

	/** Nothing is kept, and nobody listens. */
	Workbench NONE = new Workbench() {

		@Override
		public <T extends Record> @Nullable T taken(Class<T> type) {
			return null;
		}

		@Override
		public boolean isDue() {
			return false;
		}

		@Override
		public void keep(Record work) {
		}

		@Override
		public void tell(Progress progress) {
		}

	};

	/**
	 * How far a fit is.
	 *
	 * @param phase what is being done, such as {@code epoch 3 of 10}
	 * @param done number of steps that are done, of all phases
	 * @param total number of steps that there are
	 * @param loss the latest value of what is minimised, in the learner's own unit; NaN
	 * if there is none
	 */
	record Progress(String phase, long done, long total, double loss) {
	}

	/**
	 * The unfinished work of this very generation that was kept last.
	 * @param type its type; its components are those that a model may have
	 * @return null if there is none
	 */
	<T extends Record> @Nullable T taken(Class<T> type);

	/** Whether work should be kept now. */
	boolean isDue();

	/** Keeps work in place of what was kept before. */
	void keep(Record work);

	/** Tells how far it is; cheap enough to be called at every step. */
	void tell(Progress progress);

}
