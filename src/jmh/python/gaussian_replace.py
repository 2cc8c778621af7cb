"""The loop of gaussian-replace.json as a user of numpy would write it, vectorised over chains; nothing is stored."""
import sys
import numpy as np

chains, samples, generations = int(sys.argv[1]), 100, 49
random = np.random.default_rng(20240724)
mean, deviation = np.zeros(chains), np.ones(chains)
rows = np.empty((generations + 1, chains, 4))
for generation in range(generations + 1):
    data = mean[:, None] + deviation[:, None] * random.standard_normal((chains, samples))
    mean, variance = data.mean(axis=1), data.var(axis=1, ddof=1)
    deviation = np.sqrt(variance)
    rows[generation] = np.stack([mean, variance, np.log(variance), mean**2 + (deviation - 1) ** 2], axis=1)
print(rows[-1].mean(axis=0))
