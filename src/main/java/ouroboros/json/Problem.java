package ouroboros.json;

/**
 * What is wrong with a spec.
 *
 * @param pointer JSON Pointer (RFC 6901) to the place in the document
 * @param code stable kebab-case name of the broken rule
 * @param detail one sentence for people
 */
public record Problem(String pointer, String code, String detail) {
}
