r"""Times the service's kernels beside what a user would use instead, turn and turn about, and compares the ratios with
the stored ones: a ratio that fell by more than a fifth is told, and ends with an error.

usage: OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 taskset -c 1 python3 src/jmh/python/kernels.py [--store] [name ...]

It builds the benchmarks with Maven first, and runs them by java, or by what JAVA says: of release 25. --store keeps the
ratios; names choose works, such as normals.
An OpenBLAS that does not know the processor falls back to its slowest kernels (OPENBLAS_VERBOSE=2 tells: Prescott);
then add OPENBLAS_CORETYPE, such as SkylakeX where there is AVX-512, which holds for both sides.
Times are of the processor, of all threads of a process; medians of five pairs after two that warm up.
"""
import importlib
import os
import pathlib
import statistics
import subprocess
import sys
import time

PAIRS, WARM = 5, 2
STORE = pathlib.Path(__file__).parent.parent / "ratios.csv"
# What is measured, by the module that has the other side.
LINES = {
    "normal_works": ["normals 100 10000 20 1", "normal-statistics 10000 100 100 1"],
    "core_works": ["mixture 1000 2 100 2", "mixture 10000 2 100 2", "mixture 10000 4 100 2", "mixture 10000 8 100 2",
                   "mixture 100000 2 100 2", "mixture 100000 4 100 2", "mixture 100000 8 100 2",
                   "symbols 1 1000000 5 1000", "symbols 1 1000000 5 50000",
                   "symbol-counts 1 1000000 100 1000", "symbol-counts 1 1000000 100 50000",
                   "kernels 10000 1", "kernels 10000 2", "neighbourhoods 10000 2", "neighbourhoods 10000 10",
                   "discrepancy 10000 2", "discrepancy 10000 10"],
    "neural_works": ["dense 128 100", "conv 256 4", "decoder 32 10", "writing 1 20", "writing 32 5"],
}


def service():
    def maven(*goals):
        subprocess.run(["mvn", "-B", "-ntp", "-q", "-Pjmh", *goals], check=True)

    maven("test-compile", "dependency:build-classpath", "-Dmdep.outputFile=target/speed.classpath")
    path = f"target/classes:target/test-classes:{pathlib.Path('target/speed.classpath').read_text().strip()}"
    return subprocess.Popen(
        [os.environ.get("JAVA", "java"), "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
         "--sun-misc-unsafe-memory-access=allow", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
         "-cp", path, "ouroboros.speed.Kernels"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def served(process, line):
    print(line, file=process.stdin, flush=True)
    return float(process.stdout.readline().split()[1])


def here(works, line):
    name, *numbers = line.split()
    began, times = time.process_time(), 0
    while times == 0 or time.process_time() - began < 0.4:
        works[name](*map(int, numbers))
        times += 1
    return (time.process_time() - began) / times


def main(arguments):
    names = [argument for argument in arguments if argument != "--store"]
    stored = dict(line.rsplit(",", 1) for line in STORE.read_text().split("\n") if line) if STORE.exists() else {}
    process, fallen = service(), []
    for module, lines in LINES.items():
        lines = [line for line in lines if not names or line.split()[0] in names]
        works = importlib.import_module(module).WORKS if lines else {}
        for line in lines:
            for _ in range(WARM):
                served(process, line), here(works, line)
            ours, theirs = zip(*[(served(process, line), here(works, line)) for _ in range(PAIRS)])
            ratios = sorted(b / a for a, b in zip(ours, theirs))
            ratio, before = statistics.median(ratios), float(stored.get(line, "nan"))
            print(f"{line}: {statistics.median(ours):.4g} s, beside it {statistics.median(theirs):.4g} s, ratio "
                  f"{ratio:.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}), stored {before:.2f}", flush=True)
            if ratio < 0.8 * before:
                fallen.append(line)
            stored[line] = f"{ratio:.2f}"
    process.stdin.close()
    if "--store" in arguments:
        STORE.write_text("".join(f"{line},{ratio}\n" for line, ratio in stored.items()))
    elif fallen:
        sys.exit(f"fallen by more than a fifth: {'; '.join(fallen)}")


if __name__ == "__main__":
    main(sys.argv[1:])
