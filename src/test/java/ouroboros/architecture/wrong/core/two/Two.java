package ouroboros.architecture.wrong.core.two;

import org.jspecify.annotations.Nullable;

import ouroboros.architecture.wrong.core.one.One;

/** Knows the other, which knows it. */
public record Two(@Nullable One other) {
}
