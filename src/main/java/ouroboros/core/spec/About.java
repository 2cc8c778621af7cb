package ouroboros.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a type of the spec means, for the catalogue and the JSON Schema. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface About {

	/**
	 * One or two sentences; for a metric with formula, unit and the value when undefined.
	 */
	String value();

	/** Unit of a metric; none where it is a pure number. */
	String unit() default "";

	/** A complete JSON example of the type. */
	String example() default "";

	/** Paper, equation or convention that it follows. */
	String source() default "";

	/**
	 * Words of the contract that belong here but are not supported yet: field names of a
	 * record, type tags of an interface, values of an enum.
	 */
	String[] reserved() default {};

}
