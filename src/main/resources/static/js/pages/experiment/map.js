/** What a sweep shows: a metric at one generation over the swept fields, as a curve, a heat map, and parallel coordinates. */
import { h, replace, words } from '../../dom.js'
import { heat } from '../../charts/heat.js'
import { lines } from '../../charts/lines.js'
import { all as manifold } from './manifold.js'
import { names, valuesOf, written } from './points.js'

/** Swept numbers that grow by such a factor stand on a logarithmic axis. */
const WIDE = 50
const STATISTICS = { median: 'median', mean: 'mean', q05: '5 % quantile', q95: '95 % quantile', standardDeviation: 'standard deviation' }

export function map({ statistics, metrics, spec }) {
  const pointers = Object.keys(spec.sweep ?? {})
  const element = h('section', { 'aria-labelledby': 'map-title', hidden: pointers.length === 0 || metrics.length === 0 })
  if (element.hidden) return { element, refresh: async () => {} }
  const short = names(pointers)

  const select = (id, options, changed = draw) => h('select', { id, onchange: changed }, options.map(([value, label]) => h('option', { value }, label)))
  const metric = select('map-metric', metrics.map((name) => [name, name]), () => refresh())
  const statistic = select('map-statistic', Object.entries(STATISTICS))
  const generation = h('input', { type: 'range', id: 'map-generation', min: 0, value: 0, oninput: () => draw() })
  const told = h('label', { for: 'map-generation' }, 'Generation')
  const log = h('input', { type: 'checkbox', id: 'map-log', onchange: () => draw() })
  const across = select('map-x', pointers.map((pointer, k) => [pointer, short[k]]), () => apart(across, up))
  const up = select('map-y', pointers.map((pointer, k) => [pointer, short[k]]), () => apart(up, across))
  const fixed = h('div', { class: 'row controls' })
  const problem = h('p', { class: 'error', role: 'alert', hidden: true })
  const place = h('div', { class: 'card' })
  const beside = h('div', { class: 'card', hidden: pointers.length < 3 })
  let held = new Map()
  let points = []
  let atEnd = true
  if (pointers.length > 1) {
    const numbers = pointers.filter((pointer) => spec.sweep[pointer].every((value) => typeof value === 'number'))
    const best = [...new Set([...numbers, ...pointers])]
    across.value = best[1]
    up.value = best[0]
  }
  let picture = pointers.length > 1 ? heat(place) : null
  const many = pointers.length > 2 ? manifold(beside, spec) : null

  const labelled = (label, field) => h('div', {}, h('label', { for: field.id }, label), field)
  replace(element, h('h2', { id: 'map-title' }, pointers.length > 1 ? 'Phase diagram' : 'Over the sweep'),
    h('div', { class: 'row controls' }, labelled('Metric', metric), labelled('Statistic', statistic),
      h('div', {}, told, generation),
      pointers.length > 1 && [labelled('Across', across), labelled('Upwards', up)],
      h('p', {}, log, ' ', h('label', { for: 'map-log', class: 'inline' }, 'Logarithmic scale'))),
    fixed, problem, place, beside)

  /** Two axes cannot show the same field: the other one takes one that is free. */
  function apart(changed, other) {
    if (changed.value === other.value) other.value = pointers.find((pointer) => pointer !== changed.value)
    hold()
    draw()
  }

  /** Fields on no axis are held at a value. */
  function hold() {
    if (pointers.length < 3) return
    const before = held
    held = new Map(pointers.filter((pointer) => pointer !== across.value && pointer !== up.value).map((pointer) => {
      const k = pointers.indexOf(pointer)
      const field = select(`map-held-${k}`, valuesOf(spec, pointer).map((value) => [JSON.stringify(value), written(value)]))
      if (before.has(pointer)) field.value = before.get(pointer).value
      return [pointer, field]
    }))
    replace(fixed, [...held].map(([pointer, field]) => labelled(`where ${short[pointers.indexOf(pointer)]} is`, field)))
  }

  async function refresh() {
    try {
      points = (await statistics.of(metric.value)).points
      const last = points.reduce((most, point) => Math.max(most, point.generation.at(-1) ?? 0), 0)
      generation.max = last
      if (atEnd) generation.value = last
      problem.hidden = true
      draw()
    } catch (error) {
      problem.hidden = false
      problem.textContent = words(error)
    }
  }

  function draw() {
    const turn = Number(generation.value)
    atEnd = turn === Number(generation.max)
    told.textContent = `Generation ${turn}`
    const value = (point) => point ? valueAt(point, turn, statistic.value) : null
    const label = `${STATISTICS[statistic.value]} of ${metric.value}`
    if (pointers.length > 1) drawHeat(value, label)
    else drawCurve(value, label)
    many?.draw(points, value, label, log.checked)
  }

  function drawHeat(value, label) {
    const [columns, rows] = [across, up].map(({ value: pointer }) => valuesOf(spec, pointer))
    const at = new Map(points.filter(({ values }) => [...held].every(([pointer, field]) => JSON.stringify(values[pointer]) === field.value))
      .map((point) => [JSON.stringify([point.values[across.value], point.values[up.value]]), point]))
    picture.update({
      xLabel: short[pointers.indexOf(across.value)], yLabel: short[pointers.indexOf(up.value)], label, log: log.checked,
      xs: columns.map(written), ys: rows.map(written),
      value: (i, j) => value(at.get(JSON.stringify([columns[i], rows[j]]))),
    })
  }

  /** One swept field: its values across if they are numbers, else their places. */
  function drawCurve(value, label) {
    const [pointer] = pointers
    const swept = valuesOf(spec, pointer)
    const numeric = swept.every((one) => typeof one === 'number')
    const at = new Map(points.map((point) => [JSON.stringify(point.values[pointer]), point]))
    const column = (pick) => swept.map((one) => pick(at.get(JSON.stringify(one))))
    const chart = {
      title: `${label} at generation ${generation.value}`, xLabel: numeric ? short[0] : `place in ${short[0]}`, yLabel: metric.value,
      x: numeric ? swept : swept.map((_, k) => k), logX: numeric && swept[0] > 0 && swept.at(-1) >= WIDE * swept[0], logY: log.checked,
      series: [{ label, y: column(value),
        ...(statistic.value === 'median' && Object.fromEntries(['low', 'high'].map((name, k) =>
          [name, column((point) => valueAt(point, Number(generation.value), k ? 'q95' : 'q05'))]))) }],
    }
    if (picture) picture.update(chart)
    else picture = lines(place, chart)
  }

  hold()
  return {
    element, refresh,
    close() {
      picture?.close()
      many?.close()
    },
  }
}

/** A statistic of a sweep point at a generation; null where there is none. */
function valueAt(point, turn, statistic) {
  const index = point.generation[turn] === turn ? turn : point.generation.indexOf(turn)
  return index < 0 ? null : point[statistic][index]
}
