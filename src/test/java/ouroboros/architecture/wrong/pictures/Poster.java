package ouroboros.architecture.wrong.pictures;

import java.awt.Font;

import ouroboros.architecture.wrong.jobs.Queue;

/** Writes with what the machine has, and knows jobs. */
public record Poster(Font font, Queue queue) {
}
