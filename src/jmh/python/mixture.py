"""The loop of mixture-of-gaussians.json with scikit-learn, as the article's notebook does it; nothing is stored."""
import numpy as np
from sklearn.mixture import GaussianMixture

samples, generations = 1000, 2000


def product(a, b):
    total = 0.0
    for wa, ma, ca in zip(a.weights_, a.means_, a.covariances_):
        for wb, mb, cb in zip(b.weights_, b.means_, b.covariances_):
            c, d = ca + cb, ma - mb
            total += wa * wb * np.exp(-0.5 * d @ np.linalg.solve(c, d)) / (2 * np.pi * np.sqrt(np.linalg.det(c)))
    return total


np.random.seed(4)
data, first = np.random.standard_normal((samples, 2)), None
for generation in range(generations + 1):
    model = GaussianMixture(2, tol=1e-5, max_iter=2000).fit(data)
    first = first or model
    distance = product(model, model) + product(first, first) - 2 * product(model, first)
    mean = model.weights_ @ model.means_
    variance = sum(w * (np.trace(c) + (m - mean) @ (m - mean))
                   for w, m, c in zip(model.weights_, model.means_, model.covariances_))
    data = model.sample(samples)[0]
print(distance, variance, mean @ mean)
