package ouroboros.json;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.Spec;

/** The JSON Schema (draft 2020-12) of a spec, told by the records it is made of. */
public final class JsonSchema {

	/** Name of the definition of a whole spec. */
	public static final String ROOT = "Spec";

	private final Catalog catalog;

	public JsonSchema(Catalog catalog) {
		this.catalog = catalog;
	}

	/** A schema document with all definitions inside. */
	public ObjectNode document() {
		var document = JsonNodeFactory.instance.objectNode()
			.put("$schema", "https://json-schema.org/draft/2020-12/schema")
			.put("$id", "urn:ouroboros:schemas:experiment:1")
			.put("title", "Experiment")
			.put("$ref", "#/$defs/" + ROOT);
		return document.set("$defs", definitions("#/$defs/", false));
	}

	/**
	 * The definitions by their names.
	 * @param prefix what a {@code $ref} to a definition begins with, such as
	 * {@code #/components/schemas/}
	 * @param discriminators whether OpenAPI's {@code discriminator} stands beside
	 * {@code oneOf}
	 */
	public ObjectNode definitions(String prefix, boolean discriminators) {
		var definitions = new Definitions(this.catalog, prefix, discriminators);
		definitions.reference(new Kind.Fields(Spec.class));
		return definitions.all();
	}

}
