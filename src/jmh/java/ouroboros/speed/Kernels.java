package ouroboros.speed;

import java.lang.management.ManagementFactory;
import java.util.HashMap;

import com.sun.management.OperatingSystemMXBean;

/**
 * The service's own side of the comparison: does each work that a line names, and tells the seconds of the clock and of the
 * processor (all threads) that it took, and its number.
 */
final class Kernels {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private Kernels() {
	}

	static void main() {
		var works = new HashMap<String, Work>();
		for (var line = IO.readln(); line != null; line = IO.readln()) {
			var work = works.computeIfAbsent(line, Work::of);
			var began = System.nanoTime();
			var processor = SYSTEM.getProcessCpuTime();
			var result = work.once();
			IO.println("%s %s %s".formatted((System.nanoTime() - began) / 1e9,
					(SYSTEM.getProcessCpuTime() - processor) / 1e9, result));
		}
	}

}
