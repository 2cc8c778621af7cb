/** Data of one number: a histogram of what was generated, with the laws of truth and model as curves. */
import { axes, stroke } from '../../charts/axes.js'
import { painted } from '../../charts/canvas.js'
import { translucent } from '../../charts/colours.js'
import { number } from '../../format.js'
import { density, normals } from './laws.js'

const BINS = 60

/** @param truth of the spec, for its density where it is known */
export function densityView(truth, reference) {
  const first = column(reference)
  const genuine = density(truth)
  let frame = reference
  let ends = range(first)
  let top = 0
  const canvas = painted(340, (context, width, height) => {
    const values = column(frame)
    ends = wider(ends, range(values))
    const edges = bins(ends, first.every(Number.isInteger) && values.every(Number.isInteger))
    const shares = heights(values, edges)
    const before = genuine ? null : heights(first, edges)
    const curve = grid(ends)
    const model = density(frame.model)
    const high = Math.max(...shares, ...(before ?? []), ...(genuine ? curve.map(genuine) : []))
    top = Math.max(Math.min(top, high * 3), high)
    const { x, y } = axes(context, width, height, ends, [0, top * 1.05])
    context.fillStyle = translucent('--series-1', 0.4)
    shares.forEach((share, index) => context.fillRect(x(edges[index]), y(share), x(edges[index + 1]) - x(edges[index]) - 0.5, y(0) - y(share)))
    if (before) stroke(context, '--series-2', steps(before, edges).map(([at, share]) => [x(at), y(share)]), { width: 2, dash: [6, 4] })
    if (genuine) stroke(context, '--series-2', curve.map((at) => [x(at), y(genuine(at))]), { width: 2, dash: [6, 4] })
    if (!model) return
    context.save()
    context.beginPath()
    context.rect(x(ends[0]), 0, x(ends[1]) - x(ends[0]), height)
    context.clip()
    stroke(context, '--series-1', [...curve, ...around(frame.model, ends)].sort((a, b) => a - b).map((at) => [x(at), Math.max(y(model(at)), -height)]), { width: 2 })
    context.restore()
  })
  return {
    ...canvas,
    keys: [['--series-1', false, density(reference.model) ? 'generated; the line is the fitted law' : 'generated'], ['--series-2', true, genuine ? 'the truth' : 'generation 0']],
    show(next) {
      frame = next
      const values = column(next)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1))
      canvas.say(`Histogram of ${values.length} generated values of generation ${next.generation}: mean ${number(mean)}, standard deviation ${number(spread)}`)
      canvas.draw()
    },
  }
}

const column = ({ points }) => points.map(([value]) => value).filter((value) => value !== null)

function range(values) {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)]
  if (low > high) return [0, 1]
  return high > low ? [low, high] : [low - 1, low + 1]
}

const wider = ([low, high], [lower, higher]) => [Math.min(low, lower), Math.max(high, higher)]

/** Edges of the bins; whole numbers have one each where they are few. */
function bins([low, high], whole) {
  if (whole && high - low < 200) return Array.from({ length: high - low + 2 }, (_, k) => low - 0.5 + k)
  return Array.from({ length: BINS + 1 }, (_, k) => low + (high - low) * k / BINS)
}

/** Densities: shares by the width of a bin. */
function heights(values, edges) {
  const counts = Array(edges.length - 1).fill(0)
  const width = edges[1] - edges[0]
  for (const value of values) counts[Math.min(counts.length - 1, Math.max(0, Math.floor((value - edges[0]) / width)))]++
  return counts.map((count) => count / (values.length || 1) / width)
}

const steps = (shares, edges) => shares.flatMap((share, index) => [[edges[index], share], [edges[index + 1], share]])

const grid = ([low, high]) => Array.from({ length: 301 }, (_, k) => low + (high - low) * k / 300)

/** Places about the means of normal parts, which may be narrower than the grid. */
const around = (law, [low, high]) => (normals(law) ?? []).flatMap(({ mean: [mean], covariance: [[variance]] }) =>
  Array.from({ length: 33 }, (_, k) => mean + Math.sqrt(variance) * (k - 16) / 4)).filter((at) => at >= low && at <= high)
