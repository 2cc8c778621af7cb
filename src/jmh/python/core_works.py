"""The works of Chains, Mixtures and Metrics with numpy, scipy and scikit-learn: the same names, numbers and data."""
import functools
import warnings

import numpy as np
from scipy.spatial.distance import pdist
from scipy.stats import gaussian_kde
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import pairwise_distances
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.mixture import GaussianMixture
from sklearn.neighbors import KernelDensity, NearestNeighbors


@functools.cache
def points(size, dimension, clusters):
    at = np.arange(size * dimension)
    total = np.zeros(size * dimension)
    for prime in (2, 3, 5, 7):
        product = (at + 1) * np.sqrt(prime)
        total += product - np.floor(product)
    cluster = at // dimension % clusters
    return ((total - 2) * 1.7320508075688772 + cluster * (at % dimension + 1) * 1.5).reshape(size, dimension)


def mixture(size, components, iterations, dimension):
    data = points(size, dimension, components)
    means = np.outer(np.arange(components), np.arange(1, dimension + 1)) * 1.2 + 0.1
    model = GaussianMixture(components, tol=0, max_iter=iterations, weights_init=np.full(components, 1 / components),
                            means_init=means, precisions_init=np.array([np.eye(dimension)] * components))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(data)
    return model.weights_ @ np.arange(1, components + 1) + sum(np.trace(c) for c in model.covariances_)


def zipf(symbols):
    weights = 1 / np.arange(1, symbols + 1)
    return weights / weights.sum()


def symbols(chains, size, generations, alphabet):
    random, alive = np.random.default_rng(1), 0
    for _ in range(chains):
        p = zipf(alphabet)
        for _ in range(generations):
            p = np.bincount(random.choice(alphabet, size, p=p), minlength=alphabet) / size
            alive = np.count_nonzero(p)
    return alive


def symbol_counts(chains, size, generations, alphabet):
    random, alive = np.random.default_rng(1), 0
    for _ in range(chains):
        p = zipf(alphabet)
        for _ in range(generations):
            p = random.multinomial(size, p) / size
            alive = np.count_nonzero(p)
    return alive


def neighbourhoods(size, dimension, k=5):
    genuine, generated = points(size, dimension, 1), points(size, dimension, 2) * 0.9 + 0.1
    near, far = [NearestNeighbors(n_neighbors=k + 1).fit(x).kneighbors(x)[0][:, k] for x in (genuine, generated)]
    precise, recalled, inside, covered = np.zeros(size, bool), 0, 0, 0
    for first in range(0, size, 1000):
        distances = pairwise_distances(genuine[first:first + 1000], generated)
        held = distances < near[first:first + 1000, None]
        precise |= held.any(axis=0)
        inside += held.sum()
        covered += held.any(axis=1).sum()
        recalled += (distances < far).any(axis=1).sum()
    return precise.mean() + recalled / size + inside / (k * size) + covered / size


def discrepancy(size, dimension):
    genuine, generated = points(size, dimension, 1), points(size, dimension, 2) * 0.9 + 0.1
    gamma = 1 / (2 * np.median(pdist(genuine[:500])) ** 2)

    def kernels(left, right):
        return sum(rbf_kernel(left[first:first + 1000], right, gamma).sum() for first in range(0, size, 1000))

    within = sum(kernels(x, x) - size for x in (genuine, generated))
    return within / (size * (size - 1)) - 2 * kernels(genuine, generated) / size ** 2


def kernels(size, dimension):
    """Exact, as the relative tolerance is 0."""
    model = KernelDensity(bandwidth=0.3, rtol=0).fit(points(size, dimension, 1))
    return model.score_samples(points(size, dimension, 1) * 0.9 + 0.1).sum()


def kernels_scipy(size, dimension):
    """The same kernels but for a bandwidth that is scaled by the data's covariance."""
    model = gaussian_kde(points(size, dimension, 1).T, bw_method=0.3)
    return model.logpdf(points(size, dimension, 1).T * 0.9 + 0.1).sum()


WORKS = {"mixture": mixture, "symbols": symbols, "symbol-counts": symbol_counts, "neighbourhoods": neighbourhoods,
         "discrepancy": discrepancy, "kernels": kernels}
