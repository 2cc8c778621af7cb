package ouroboros.core.data;

/**
 * Pictures and the class of each.
 *
 * @param pictures the pictures
 * @param labels as many numbers of classes, from 0; owned by this record and never
 * changed
 */
public record LabelledPictures(Pictures pictures, int[] labels) {

	public LabelledPictures {
		if (labels.length != pictures.rows()) {
			throw new IllegalArgumentException("%d labels of %d pictures".formatted(labels.length, pictures.rows()));
		}
	}

}
