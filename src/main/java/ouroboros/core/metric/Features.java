package ouroboros.core.metric;

import ouroboros.core.View;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.law.Autoencoder;

/**
 * Points that stand for observations: vectors for themselves, pictures by the means of
 * their latent variables under the model of generation 0.
 */
final class Features {

	private Features() {
	}

	/**
	 * Of held-out genuine observations.
	 *
	 * @param samples their number
	 */
	record Genuine(int samples) implements View.Shared<Points> {

		@Override
		public Points of(View view) {
			return points(view.genuine(this.samples), view);
		}

	}

	/**
	 * Of generated observations.
	 *
	 * @param samples their number
	 */
	record Generated(int samples) implements View.Shared<Points> {

		@Override
		public Points of(View view) {
			return points(view.generated(this.samples), view);
		}

	}

	private static Points points(Data data, View view) {
		return switch (data) {
			case Points points -> points;
			case Pictures pictures -> ((Autoencoder) view.reference()).encode(pictures, view.turn()).means();
			default -> throw new IllegalArgumentException("neither vectors nor pictures");
		};
	}

}
