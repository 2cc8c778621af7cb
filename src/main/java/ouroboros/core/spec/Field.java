package ouroboros.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a field of the spec means and which values it takes, for parsing, the catalogue
 * and the JSON Schema. A field without {@link #fallback()} is required unless it is
 * nullable. Bounds apply to every number in the field, elements of arrays included.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Field {

	/** What the field means, with its unit. */
	String value();

	/** The default as JSON text; empty for none. */
	String fallback() default "";

	/** Smallest accepted number. */
	double min() default Double.NEGATIVE_INFINITY;

	/** Largest accepted number. */
	double max() default Double.POSITIVE_INFINITY;

	/** Every accepted number is greater than this. */
	double above() default Double.NEGATIVE_INFINITY;

	/** Longest accepted array or string. */
	int maxLength() default Integer.MAX_VALUE;

}
