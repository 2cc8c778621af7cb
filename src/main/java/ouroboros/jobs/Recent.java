package ouroboros.jobs;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * The values asked for last, as far as memory allows. Not safe for several threads.
 *
 * @param <K> what values are asked for by
 * @param <V> values that may be made again
 */
final class Recent<K, V> {

	private final int most;

	private final SequencedMap<K, SoftReference<V>> kept = new LinkedHashMap<>(16, 0.75f, true);

	Recent(int most) {
		this.most = most;
	}

	V get(K key, Function<K, V> making) {
		var reference = this.kept.get(key);
		var known = (reference != null) ? reference.get() : null;
		if (known != null) {
			return known;
		}
		var made = making.apply(key);
		this.kept.put(key, new SoftReference<>(made));
		if (this.kept.size() > this.most) {
			this.kept.pollFirstEntry();
		}
		return made;
	}

}
