package ouroboros.jobs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CapacityTest {

	private static boolean takes(Capacity capacity, long bytes) {
		return capacity.take(bytes, () -> true);
	}

	@Test
	void endsWithTheMemory() {
		var capacity = new Capacity(9, 100);
		assertThat(takes(capacity, 60)).isTrue();
		assertThat(takes(capacity, 41)).isFalse();
		assertThat(takes(capacity, 40)).isTrue();
		assertThat(takes(capacity, 1)).isFalse();
		capacity.give(60);
		assertThat(takes(capacity, 60)).isTrue();
	}

	@Test
	void endsWithTheThreads() {
		var capacity = new Capacity(2, 100);
		assertThat(takes(capacity, 0)).isTrue();
		assertThat(takes(capacity, 0)).isTrue();
		assertThat(takes(capacity, 0)).isFalse();
		capacity.give(0);
		assertThat(takes(capacity, 0)).isTrue();
	}

	/** It was accepted when there was more. */
	@Test
	void whatIsLargerThanAllRunsAlone() {
		var capacity = new Capacity(2, 100);
		assertThat(takes(capacity, 1)).isTrue();
		assertThat(takes(capacity, 1000)).isFalse();
		capacity.give(1);
		assertThat(takes(capacity, 1000)).isTrue();
		assertThat(takes(capacity, 1)).isFalse();
		capacity.give(1000);
		assertThat(takes(capacity, 100)).isTrue();
	}

	/** Or else small ones would pass a large one for ever. */
	@Test
	void whoComesFirstGetsFirst() {
		var capacity = new Capacity(9, 100);
		assertThat(takes(capacity, 60)).isTrue();
		var waits = new CountDownLatch(1);
		var large = CompletableFuture.supplyAsync(() -> capacity.take(80, () -> {
			waits.countDown();
			return false;
		}), (task) -> Thread.ofPlatform().start(task));
		assertThat(waits).satisfies(CountDownLatch::await);
		assertThat(takes(capacity, 30)).isFalse();
		capacity.give(60);
		assertThat(large.join()).isTrue();
		assertThat(takes(capacity, 20)).isTrue();
		assertThat(takes(capacity, 1)).isFalse();
	}

}
