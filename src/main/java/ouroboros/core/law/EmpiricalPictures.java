package ouroboros.core.law;

import ouroboros.core.data.Pictures;
import ouroboros.core.data.Space;

/**
 * The law that gives equal probability to each of finitely many pictures.
 *
 * @param rows the pictures
 */
public record EmpiricalPictures(DatasetRows<Pictures> rows) implements DatasetLaw<Pictures> {

	/**
	 * Of pictures that are all drawn, with replacement.
	 * @param pictures at least one
	 */
	public EmpiricalPictures(Pictures pictures) {
		this(DatasetRows.of(pictures));
	}

	@Override
	public Space.Pictures space() {
		return this.rows.all().space();
	}

	@Override
	public long extent() {
		return this.rows.all().values().length;
	}

}
