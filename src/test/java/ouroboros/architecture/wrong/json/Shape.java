package ouroboros.architecture.wrong.json;

import ouroboros.architecture.wrong.core.Framed;
import ouroboros.architecture.wrong.jobs.Queue;

/** Knows jobs. */
public record Shape(Queue queue, Framed framed) {
}
