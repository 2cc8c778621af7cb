/** Predictions in words, and on the axis of their metric. */
import { number } from '../../format.js'

/** Statistics that can stand on the axis of the metric: their names there, and the way back from what is averaged. */
const BACK = {
  mean: ['mean', (value) => value],
  'mean-logarithm': ['geometric mean', Math.exp],
  'mean-root': ['square of the mean root', (value) => value ** 2],
}

/** The middle is best compared with what is averaged on a scale that tames large values. */
const FITTING = { median: ['mean-logarithm', 'mean-root', 'mean'], mean: ['mean'] }

/**
 * @return the lines for a curve, `median` or `mean`: `{ label, generation, values, z, observed }`, where `z` says how far what was seen
 * is from it, and `observed` is that, on the same axis, unless the curve shows it
 */
export function onAxis(predictions, curve) {
  const statistic = FITTING[curve].find((name) => predictions.some((one) => one.statistic === name))
  return predictions.filter((one) => one.statistic === statistic).flatMap((prediction) => {
    const [name, back] = BACK[statistic]
    const { generation, expected, lower, upper, approximate } = prediction
    const values = (column) => column.map((value) => value === null ? null : back(value))
    const line = (column, what) => ({ label: `${what}${name}${approximate ? ', nearly' : ''}`, generation, values: values(column), z: afar(prediction) })
    if (expected.length) return [{ ...line(expected, ''), name, observed: statistic === curve ? null : values(prediction.observed) }]
    return [...(lower?.length ? [line(lower, 'least ')] : []), ...(upper?.length ? [line(upper, 'largest ')] : [])]
  })
}

function afar(prediction) {
  const far = farthest(prediction)
  return far ? `|z| at most ${number(Math.abs(far.z))}, at generation ${far.generation}` : 'not judged'
}

/** What is expected of the metric, in words. */
export function told(statistic) {
  const [, name, parameter] = /^([^[]*)(?:\[(.*)\])?$/.exec(statistic)
  const value = parameter === undefined ? '' : number(Number(parameter))
  return {
    mean: 'mean', 'mean-logarithm': 'mean logarithm', 'mean-root': 'mean square root',
    'mean-square-about': `mean squared distance from ${value}`, 'share-above': `share of replicates above ${value}`,
    'mean-time-to': `mean first generation at ${value} or below`,
  }[name] ?? statistic
}

/** The largest |z|: `{ z, generation }`; null if no generation is judged. */
export function farthest({ z, generation }) {
  let best = null
  z.forEach((value, k) => {
    if (value !== null && (best === null || Math.abs(value) > Math.abs(best.z))) best = { z: value, generation: generation[k] }
  })
  return best
}
