package ouroboros.architecture.wrong.bare;

/** In a package that does not explain itself. */
public record Bare(int value) {
}
