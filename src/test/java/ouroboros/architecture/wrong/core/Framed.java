package ouroboros.architecture.wrong.core;

import org.springframework.context.annotation.Lazy;

import ouroboros.architecture.wrong.json.Shape;

/** Knows a framework and the room above. */
@Lazy
public class Framed {

	/** What it should not know. */
	public String shape(Shape shape) {
		return shape.toString();
	}

}
