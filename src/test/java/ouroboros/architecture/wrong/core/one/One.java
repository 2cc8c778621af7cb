package ouroboros.architecture.wrong.core.one;

import ouroboros.architecture.wrong.core.two.Two;

/** Knows the other, which knows it. */
public record One(Two other) {
}
