package ouroboros.speed;

import java.lang.management.ManagementFactory;
import java.util.HashMap;

import com.sun.management.OperatingSystemMXBean;

/**
 * The service's own side of the comparison: does each work that a line names, and tells
 * the seconds of the clock and of the processor (all threads) that it took each time, and
 * its number.
 */
final class Kernels {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	/**
	 * Nanoseconds for which a work is done again: the processor's time is told in steps
	 * of ten milliseconds.
	 */
	private static final long LEAST = 400_000_000;

	private Kernels() {
	}

	static void main() {
		var works = new HashMap<String, Work>();
		for (var line = IO.readln(); line != null; line = IO.readln()) {
			var work = works.computeIfAbsent(line, Work::of);
			var times = 0;
			var result = 0.0;
			var began = System.nanoTime();
			var processor = SYSTEM.getProcessCpuTime();
			while (times == 0 || System.nanoTime() - began < LEAST) {
				result = work.once();
				times++;
			}
			IO.println("%s %s %s".formatted((System.nanoTime() - began) / 1e9 / times,
					(SYSTEM.getProcessCpuTime() - processor) / 1e9 / times, result));
		}
	}

}
