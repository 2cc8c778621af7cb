r"""Tells how the time of a kernel grows with each of its numbers: seconds for each, and the exponent between neighbours.

usage: as kernels.py, without arguments
"""
import math

from kernels import served, service

CURVES = [
    ("normals, M", "normals 10 {} 20 1", (1000, 10_000, 100_000, 1_000_000)),
    ("normals, d", "normals 10 1000 20 {}", (1, 2, 4, 8, 16, 32)),
    ("normals, replicates", "normals {} 1000 20 1", (10, 100, 1000)),
    ("normal statistics, replicates", "normal-statistics {} 100 50 1", (1000, 10_000, 100_000)),
    ("normal statistics, M", "normal-statistics 10000 {} 50 1", (100, 10_000, 1_000_000)),
    ("symbols, M", "symbols 1 {} 5 1000", (10_000, 100_000, 1_000_000)),
    ("symbols, K", "symbols 1 1000000 5 {}", (100, 1000, 10_000, 100_000)),
    ("symbol counts, M", "symbol-counts 1 {} 50 1000", (10_000, 1_000_000, 100_000_000)),
    ("symbol counts, K", "symbol-counts 1 1000000 50 {}", (100, 1000, 10_000, 100_000)),
    ("mixture, N", "mixture {} 4 100 2", (1000, 10_000, 100_000)),
    ("mixture, k", "mixture 10000 {} 100 2", (2, 4, 8, 16, 32)),
    ("mixture, d", "mixture 10000 4 100 {}", (1, 2, 4, 8)),
    ("kernel density, 1-D, N", "kernels {} 1", (1000, 10_000, 100_000)),
    ("kernel density, 2-D, N", "kernels {} 2", (1000, 10_000, 30_000)),
    ("neighbourhoods, 2-D, N", "neighbourhoods {} 2", (1000, 3000, 10_000)),
    ("neighbourhoods, 10-D, N", "neighbourhoods {} 10", (1000, 3000, 10_000)),
    ("discrepancy, N", "discrepancy {} 2", (1000, 3000, 10_000)),
]

process = service()
for name, line, sizes in CURVES:
    times = []
    for size in sizes:
        for _ in range(3):
            served(process, line.format(size))
        times.append(min(served(process, line.format(size)) for _ in range(5)))
    exponents = [math.log(b / a) / math.log(n / m)
                 for a, b, m, n in zip(times, times[1:], sizes, sizes[1:])]
    print(f"| {name} | {' · '.join(map(str, sizes))} | {' · '.join(f'{1000 * t:.3g}' for t in times)} "
          f"| {' · '.join(f'{e:.2f}' for e in exponents)} |", flush=True)
process.stdin.close()
