package ouroboros.core.regime;

import java.util.ArrayList;
import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/** The observations of a batch, one by one in uniformly random order. */
public final class Deck {

	private final Batch batch;

	/** Of each place, the portion that its observation is of. */
	private final int[] portions;

	/** Of each place, the index of its observation in the portion. */
	private final int[] indices;

	private int dealt;

	public Deck(Batch batch, UniformRandomProvider random) {
		this.batch = batch;
		this.portions = new int[Math.toIntExact(batch.size())];
		this.indices = new int[this.portions.length];
		var at = 0;
		for (int portion = 0; portion < batch.portions().size(); portion++) {
			var order = batch.portions().get(portion).data().shuffled(random);
			Arrays.fill(this.portions, at, at + order.length, portion);
			System.arraycopy(order, 0, this.indices, at, order.length);
			at += order.length;
		}
		if (batch.portions().size() > 1) {
			mix(random);
		}
	}

	private void mix(UniformRandomProvider random) {
		var order = new PermutationSampler(random, this.portions.length, this.portions.length).sample();
		var before = new int[][] { this.portions.clone(), this.indices.clone() };
		for (int place = 0; place < order.length; place++) {
			this.portions[place] = before[0][order[place]];
			this.indices[place] = before[1][order[place]];
		}
	}

	/** Number of observations. */
	public int size() {
		return this.portions.length;
	}

	/** The portion that the observation at a place is of. */
	public int portion(int place) {
		return this.portions[place];
	}

	/** The index in its portion's data of the observation at a place. */
	public int index(int place) {
		return this.indices[place];
	}

	/** The observations at these places, each as often as its place is named. */
	public Batch at(int[] places) {
		var counts = new int[this.batch.portions().size()];
		for (var place : places) {
			counts[this.portions[place]]++;
		}
		var chosen = new int[counts.length][];
		for (int portion = 0; portion < counts.length; portion++) {
			chosen[portion] = new int[counts[portion]];
		}
		Arrays.fill(counts, 0);
		for (var place : places) {
			var portion = this.portions[place];
			chosen[portion][counts[portion]++] = this.indices[place];
		}
		var hand = new ArrayList<Portion>();
		for (int portion = 0; portion < chosen.length; portion++) {
			var whole = this.batch.portions().get(portion);
			hand.add(whole.with(whole.data().select(chosen[portion])));
		}
		return Batch.of(hand);
	}

	/** The next observations; fewer at the end. */
	public Batch deal(long size) {
		var count = (int) Math.min(size, size() - this.dealt);
		var places = new int[count];
		for (int i = 0; i < count; i++) {
			places[i] = this.dealt++;
		}
		return at(places);
	}

}
