/** Summaries as series of a chart. */
import { point as label } from '../../format.js'

/** What is drawn: the line, the ends of its band, and how it is called. */
export const STATISTICS = {
  median: { words: 'median, 5 % to 95 %', of: (one) => [one.median, one.q05, one.q95] },
  quartiles: { words: 'median, quartiles', of: (one) => [one.median, one.q25, one.q75] },
  mean: { words: 'mean ± 2 standard errors', of: (one) => [one.mean, ends(one, -2), ends(one, 2)] },
}

const ends = ({ mean, standardError }, factor) => mean.map((value, index) => value === null || standardError[index] === null ? null : value + factor * standardError[index])

/**
 * @param chosen `{ name, color, points, alone }` of each experiment: the points of its summary that are shown
 * @return `{ x, series }` of js/charts/lines.js
 */
export function seriesOf(chosen, statistic) {
  const last = chosen.reduce((most, { points }) => points.reduce((so, { generation }) => Math.max(so, generation.at(-1) ?? 0), most), 0)
  const x = Array.from({ length: last + 1 }, (_, generation) => generation)
  const series = chosen.flatMap(({ name, points, alone }) => points.map((one) => {
    const [y, low, high] = STATISTICS[statistic].of(one).map((values) => spread(values, one.generation, x.length))
    const values = Object.keys(one.values).length ? `${name}: ${label(one.values)}` : name
    return { label: values, y, ...(!alone && { low, high }) }
  }))
  return { x, series }
}

function spread(values, generations, length) {
  const all = Array(length).fill(null)
  values.forEach((value, index) => { all[generations[index]] = value })
  return all
}
