"""The normal works of Chains with numpy, vectorised over the chains as a good user would write them."""
import numpy as np


def normals(chains, size, generations, dimension):
    assert dimension == 1
    random = np.random.default_rng(1)
    mean, deviation, data = np.zeros(chains), np.ones(chains), np.empty((chains, size))
    for _ in range(generations):
        random.standard_normal(out=data)
        data *= deviation[:, None]
        data += mean[:, None]
        mean, variance = data.mean(axis=1), data.var(axis=1, ddof=1)
        deviation = np.sqrt(variance)
    return variance.sum()


def normal_statistics(chains, size, generations, dimension):
    assert dimension == 1
    random = np.random.default_rng(1)
    mean, variance = np.zeros(chains), np.ones(chains)
    for _ in range(generations):
        mean = mean + np.sqrt(variance / size) * random.standard_normal(chains)
        variance = variance * random.chisquare(size - 1, chains) / (size - 1)
    return variance.sum()


WORKS = {"normals": normals, "normal-statistics": normal_statistics}
