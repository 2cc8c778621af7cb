package ouroboros.architecture.wrong.neural;

import ouroboros.architecture.wrong.jobs.Queue;

/** Knows jobs. */
public record Net(Queue queue) {
}
