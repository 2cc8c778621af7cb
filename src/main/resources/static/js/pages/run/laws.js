/** Laws as the page can draw them: a truth of a spec, or a fitted model. */

/**
 * Normal parts of a law, `{ weight, mean, covariance }`; null if it has no such form.
 * @param law a truth, or a model as GET …/model tells it
 */
export function normals(law) {
  if (!law) return null
  if (law.type === 'normal' || law.type === 'gaussian') {
    const mean = law.mean ?? (law.dimension ? Array(law.dimension).fill(0) : null)
    return mean && [{ weight: 1, mean, covariance: law.covariance ?? identity(mean.length) }]
  }
  if (law.type === 'gaussian-mixture') return law.components.map((one) => ({ ...one, covariance: one.covariance ?? identity(one.mean.length) }))
  if (law.type === 'normal-mixture') return law.components.map((one, index) => ({ ...one, weight: law.weights[index] }))
  return null
}

const identity = (size) => Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => Number(row === column)))

/** The density of a law of one number; null if it is not known here. */
export function density(law) {
  const parts = normals(law)
  if (parts?.[0].mean.length === 1) {
    const pieces = parts.map(({ weight, mean: [mean], covariance: [[variance]] }) => ({ weight, mean, variance })).filter(({ variance }) => variance > 0)
    return pieces.length ? (x) => pieces.reduce((sum, { weight, mean, variance }) =>
      sum + weight * Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance), 0) : null
  }
  if (law?.type === 'exponential' && law.mean > 0) return (x) => x < 0 ? 0 : Math.exp(-x / law.mean) / law.mean
  return null
}

/** Probabilities of the symbols of a law; null if it has none or they are not known here. */
export function probabilities(law) {
  if (law?.probabilities) return law.probabilities
  if (law?.type === 'bernoulli') return [1 - law.probability, law.probability]
  if (law?.type === 'zipf') {
    const weights = Array.from({ length: law.symbols }, (_, rank) => (rank + 1 + (law.shift ?? 0)) ** -law.exponent)
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return weights.map((weight) => weight / sum)
  }
  return null
}

/** Points of the ellipse two standard deviations around a normal law, seen along two coordinates. */
export function ellipse({ mean, covariance }, i, j) {
  const [a, b, c] = [covariance[i][i], covariance[i][j], covariance[j][j]]
  const root = Math.sqrt(Math.max(0, a))
  const [first, second] = root > 0 ? [b / root, Math.sqrt(Math.max(0, c - b * b / a))] : [0, Math.sqrt(Math.max(0, c))]
  return Array.from({ length: 73 }, (_, k) => {
    const [u, v] = [2 * Math.cos(k * Math.PI / 36), 2 * Math.sin(k * Math.PI / 36)]
    return [mean[i] + root * u, mean[j] + first * u + second * v]
  })
}
