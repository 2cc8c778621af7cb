"""The works of Chains, Mixtures and Metrics with numpy, scipy and scikit-learn: the same names, numbers and data."""
import functools
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture


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


WORKS = {"mixture": mixture}
