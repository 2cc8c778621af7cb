package ouroboros.speed;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Any work by its line; {@code -prof gc} tells what it allocates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KernelBenchmark {

	/** What is done. */
	@Param({ "normals 100 10000 10 1", "normal-statistics 10000 100 10 1", "symbols 1 1000000 10 1000",
			"symbol-counts 1 1000000 10 1000" })
	public String work = "";

	private Work prepared = () -> 0;

	/** Makes the work ready. */
	@Setup
	public void prepare() {
		this.prepared = Work.of(this.work);
	}

	/** Does it once. */
	@Benchmark
	public double once() {
		return this.prepared.once();
	}

}
