package ouroboros.core;

import java.lang.reflect.Array;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.data.Training;
import ouroboros.core.law.Empirical;

/** Values as the bits they are made of, so that equal means equal to the last one. */
final class Bits {

	private Bits() {
	}

	/** The numbers and words in a record, an array, a list or a law, in order. */
	static List<Object> of(@Nullable Object value) {
		var bits = new ArrayList<>();
		add(value, bits);
		return bits;
	}

	private static void add(@Nullable Object value, List<Object> bits) {
		switch (value) {
			case null -> bits.add("null");
			case Double number -> bits.add(Double.doubleToRawLongBits(number));
			case Number number -> bits.add(number);
			case Boolean truth -> bits.add(truth);
			case Enum<?> word -> bits.add(word);
			case List<?> list -> list.forEach((element) -> add(element, bits));
			case Training training -> add(training.parts(), bits);
			case Empirical law -> add(law.rows().all(), bits);
			case Record record -> {
				for (var component : record.getClass().getRecordComponents()) {
					try {
						component.getAccessor().setAccessible(true);
						add(component.getAccessor().invoke(record), bits);
					}
					catch (ReflectiveOperationException ex) {
						throw new IllegalStateException(ex);
					}
				}
			}
			case float[] weights -> {
				var words = new int[weights.length];
				for (int i = 0; i < words.length; i++) {
					words[i] = Float.floatToRawIntBits(weights[i]);
				}
				bits.add(IntBuffer.wrap(words));
			}
			default -> {
				if (!value.getClass().isArray()) {
					throw new IllegalArgumentException("say here what the bits of a " + value.getClass() + " are");
				}
				bits.add(Array.getLength(value));
				for (int i = 0; i < Array.getLength(value); i++) {
					add(Array.get(value, i), bits);
				}
			}
		}
	}

}
