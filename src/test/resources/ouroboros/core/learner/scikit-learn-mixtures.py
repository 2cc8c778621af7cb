"""Prints scikit-learn-mixtures.txt; see its head. One processor, no randomness."""
import numpy, scipy, sklearn, warnings
from sklearn.mixture import GaussianMixture

warnings.filterwarnings("ignore")


def data(n, d, k):
    """Sums of four numbers of a linear congruential generator around k shifted centres."""
    state, values = 12345, numpy.empty((n, d))
    for i in range(n):
        for j in range(d):
            total = 0.0
            for _ in range(4):
                state = (state * 1103515245 + 12345) & 0x7FFFFFFF
                total += state / 2147483648.0
            values[i, j] = (total - 2) * 1.7320508075688772 + ((i % k) * (j + 1)) * 1.5
    return values


def start(d, k):
    return [[q * (j + 1) * 1.2 + 0.1 for j in range(d)] for q in range(k)]


UNIT = {"full": lambda d, k: numpy.array([numpy.eye(d)] * k), "tied": lambda d, k: numpy.eye(d),
        "diag": lambda d, k: numpy.ones((k, d)), "spherical": lambda d, k: numpy.ones(k)}

print(f"# Mixtures of k normal laws fitted by scikit-learn {sklearn.__version__} (numpy {numpy.__version__}, scipy {scipy.__version__})")
print("# to the data of data(n, d, k) in scikit-learn-mixtures.py, from equal weights, the means of start(d, k) and unit covariances.")
print("# covariance d k n tolerance maxIterations | iterations meanLogLikelihood | weights | means | covariances (full: k matrices; tied: one; diag: k rows; spherical: k numbers)")
for shape in UNIT:
    for d, k, n, tol, limit in ((1, 2, 400, 0, 15), (2, 2, 1000, 0, 25), (2, 4, 1000, 1e-4, 500), (3, 3, 777, 0, 40)):
        model = GaussianMixture(k, covariance_type=shape, tol=tol, max_iter=limit, reg_covar=1e-6, init_params="random",
                                random_state=0, weights_init=[1 / k] * k, means_init=start(d, k),
                                precisions_init=UNIT[shape](d, k)).fit(data(n, d, k))
        row = lambda values: " ".join(repr(float(v)) for v in numpy.ravel(values))
        print(shape, d, k, n, tol, limit, "|", model.n_iter_, repr(float(model.lower_bound_)), "|", row(model.weights_),
              "|", row(model.means_), "|", row(model.covariances_))
