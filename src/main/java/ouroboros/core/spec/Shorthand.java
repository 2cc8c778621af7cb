package ouroboros.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static factory that builds a value of the spec from a bare JSON number
 * ({@code double} parameter) or word ({@code String} parameter).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shorthand {

	/** The accepted words; empty for a number. */
	String[] value() default {};

}
