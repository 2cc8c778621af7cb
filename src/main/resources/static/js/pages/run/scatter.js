/** Data of several numbers: two of them against each other, over those of generation 0. */
import { axes, stroke } from '../../charts/axes.js'
import { painted } from '../../charts/canvas.js'
import { translucent } from '../../charts/colours.js'
import { h } from '../../dom.js'
import { ellipse, normals } from './laws.js'

/** Points drawn at most. */
const MOST = 3000

/** @param labelled whether the last number of a point is its label */
export function scatterView(truth, reference, labelled) {
  const dimension = reference.points[0].length
  const names = Array.from({ length: dimension }, (_, k) => labelled && k === dimension - 1 ? 'label' : `x${k}`)
  const classes = labelled && reference.points.every((point) => Number.isInteger(point.at(-1)))
  let [i, j] = classes && dimension > 2 ? [0, 1] : [0, dimension - 1 === 0 ? 0 : 1]
  let frame = reference
  let ends = null
  const canvas = painted(420, (context, width, height) => {
    ends = wider(wider(ends, reference.points, i, j), frame.points, i, j)
    const { x, y } = axes(context, width, height, ends[0], ends[1], { xLabel: `${names[i]} → , ${names[j]} ↑` })
    context.fillStyle = translucent('--series-2', 0.25)
    for (const point of few(reference.points)) square(context, x(point[i]), y(point[j]), 3)
    for (const point of few(frame.points)) {
      context.fillStyle = translucent(classes ? `--series-${point.at(-1) % 2 ? 4 : 1}` : '--series-1', 0.7)
      if (classes && point.at(-1) % 2) cross(context, x(point[i]), y(point[j]))
      else square(context, x(point[i]), y(point[j]), 3)
    }
    for (const part of pairs(normals(truth), i, j)) stroke(context, '--series-2', part.map(([a, b]) => [x(a), y(b)]), { width: 2, dash: [6, 4] })
    for (const part of pairs(normals(frame.model), i, j)) stroke(context, '--series-1', part.map(([a, b]) => [x(a), y(b)]), { width: 2 })
  })
  const axis = (label, chosen, choose) => [h('label', { class: 'inline', for: `axis-${label}` }, label), h('select', {
    id: `axis-${label}`, onchange: ({ currentTarget }) => {
      choose(Number(currentTarget.value))
      ends = null
      canvas.draw()
    },
  }, names.map((name, k) => h('option', { value: k, selected: k === chosen }, name)))]
  return {
    ...canvas,
    controls: dimension > 2 ? [axis('across', i, (k) => { i = k }), axis('up', j, (k) => { j = k })] : [],
    keys: [['--series-1', false, normals(reference.model) ? 'generated; ellipses of the fitted law' : 'generated'],
      ...(classes ? [['--series-4', false, 'generated, of an odd label: crosses']] : []),
      ['--series-2', true, normals(truth) ? 'generation 0; ellipses of the truth' : 'generation 0']],
    show(next) {
      frame = next
      canvas.say(`${next.points.length} generated points of generation ${next.generation}, ${names[i]} against ${names[j]}, over those of generation 0`)
      canvas.draw()
    },
  }
}

const pairs = (parts, i, j) => parts && parts[0].mean.length > Math.max(i, j) ? parts.map((part) => ellipse(part, i, j)) : []

const few = (points) => points.length > MOST ? points.slice(0, MOST) : points

const square = (context, x, y, size) => context.fillRect(x - size / 2, y - size / 2, size, size)

function cross(context, x, y) {
  context.fillRect(x - 3, y - 0.75, 6, 1.5)
  context.fillRect(x - 0.75, y - 3, 1.5, 6)
}

function wider(ends, points, i, j) {
  const [xs, ys] = ends ?? [[Infinity, -Infinity], [Infinity, -Infinity]]
  const grown = (range, k) => points.reduce(([low, high], point) => point[k] === null ? [low, high] : [Math.min(low, point[k]), Math.max(high, point[k])], range)
  return [grown(xs, i), grown(ys, j)].map(([low, high]) => low < high ? [low, high] : Number.isFinite(low) ? [low - 1, low + 1] : [0, 1])
}
