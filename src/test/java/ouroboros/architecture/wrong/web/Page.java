package ouroboros.architecture.wrong.web;

/** Known to others. */
public record Page(String text) {
}
