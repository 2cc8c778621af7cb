package ouroboros.architecture.wrong.jobs;

import ouroboros.architecture.wrong.web.Page;

/** Knows the web. */
public record Queue(Page page) {
}
