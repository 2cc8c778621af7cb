/** For every metric a chart over the generations, one curve for each chosen sweep point, beside what theory expects. */
import { h, replace, words } from '../../dom.js'
import { point as pointLabel } from '../../format.js'
import { lines } from '../../charts/lines.js'
import { dark, series as colourOf } from '../../charts/colours.js'
import { pictures } from './pictures.js'
import { onAxis } from './predicted.js'

/** What of the replicates is drawn: the curve and its band, from a point of the summary. */
const CURVES = {
  median: ['median, 5 to 95 % of the replicates', ({ median, q05, q95 }) => ({ y: median, low: q05, high: q95 })],
  mean: ['mean ± 2 standard errors', ({ mean, standardError }) => ({
    y: mean, low: shifted(mean, standardError, -2), high: shifted(mean, standardError, 2),
  })],
}

const axis = ({ checked }) => checked ? 'log' : 'linear'

const DASHED = [6, 4]
const DOTTED = [2, 3]

export function curves({ self, statistics, predictions, chosen, metrics }) {
  const curve = h('select', { id: 'curve', onchange: () => again() },
    Object.entries(CURVES).map(([value, [label]]) => h('option', { value }, label)))
  const logX = h('input', { type: 'checkbox', id: 'log-x', onchange: () => again() })
  const bands = h('input', { type: 'checkbox', id: 'with-bands', checked: true, onchange: () => again() })
  const withTheory = h('input', { type: 'checkbox', id: 'with-theory', checked: true, onchange: () => again() })
  const cards = metrics.map((metric, k) => card(metric, k))
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) cards.find(({ element }) => element === target).seen(isIntersecting)
  }, { rootMargin: '200px' })
  for (const { element } of cards) watcher.observe(element)

  function card(metric, k) {
    const place = h('div')
    const problem = h('p', { class: 'error', role: 'alert', hidden: true })
    const missing = h('p', { class: 'quiet small', hidden: true })
    const logY = h('input', { type: 'checkbox', id: `log-y-${k}`, onchange: () => draw() })
    const element = h('div', { class: 'card' }, place, missing, problem,
      h('div', { class: 'row between small' },
        h('span', {}, logY, ' ', h('label', { for: `log-y-${k}`, class: 'inline' }, `Logarithmic ${metric}`)),
        h('span', { class: 'row' }, pictures(self, metric, look))))
    let chart = null
    let visible = false
    let stale = true
    let busy = false

    function look() {
      return {
        points: chosen.chosen().map(({ sweepPoint }) => sweepPoint), statistic: curve.value, x: axis(logX), y: axis(logY),
        theme: dark() ? 'dark' : 'paper',
      }
    }

    /** Draws what is known by now; what is out of sight later. */
    async function draw() {
      stale = true
      if (!visible || busy) return
      busy = true
      try {
        while (stale) {
          stale = false
          await load()
        }
        problem.hidden = true
      } catch (error) {
        problem.hidden = false
        problem.textContent = words(error)
      } finally {
        busy = false
      }
    }

    async function load() {
      const summary = await statistics.of(metric)
      const points = chosen.chosen().map(({ sweepPoint }) => summary.points.find((one) => one.sweepPoint === sweepPoint)).filter(Boolean)
      if (points.length === 0) return
      const theory = points.map(({ sweepPoint }) => withTheory.checked ? predictions.known(sweepPoint) : null)
      put(points, theory)
      const late = theory.some((one) => one === undefined)
      if (late) put(points, await Promise.all(points.map(({ sweepPoint }) => predictions.curves(sweepPoint))))
    }

    function put(points, theory) {
      const all = { ...drawn(metric, points, theory, curve.value, bands.checked), logX: logX.checked, logY: logY.checked }
      if (chart) chart.update(all)
      else chart = lines(place, all)
      missing.textContent = undrawn(points)
      missing.hidden = !missing.textContent
    }

    return {
      element, draw,
      seen(now) {
        visible = now
        if (visible && stale) draw()
      },
      close: () => chart?.close(),
    }
  }

  const again = () => Promise.all(cards.map((one) => one.draw()))

  const element = h('section', { 'aria-labelledby': 'curves-title' },
    h('h2', { id: 'curves-title' }, 'Generations'), chosen.element,
    h('div', { class: 'row controls' },
      h('div', {}, h('label', { for: 'curve' }, 'Curve'), curve),
      h('p', {}, bands, ' ', h('label', { for: 'with-bands', class: 'inline' }, 'Bands')),
      h('p', {}, logX, ' ', h('label', { for: 'log-x', class: 'inline' }, 'Logarithmic generations')),
      h('p', {}, withTheory, ' ', h('label', { for: 'with-theory', class: 'inline' }, 'Theory, dashed'))),
    h('div', { class: 'charts' }, cards.map((one) => one.element)))
  if (metrics.length === 0) replace(element, h('p', {}, 'This experiment measures nothing.'))
  return {
    element,
    refresh: again,
    close() {
      watcher.disconnect()
      for (const one of cards) one.close()
    },
  }
}

function drawn(metric, points, theory, curve, bands) {
  const x = points.reduce((longest, { generation }) => generation.length > longest.length ? generation : longest, [])
  const several = points.length > 1
  const varying = Object.keys(points[0].values).filter((pointer) => points.some(({ values }) =>
    JSON.stringify(values[pointer]) !== JSON.stringify(points[0].values[pointer])))
  const series = points.map((point, k) => {
    const { y, low, high } = CURVES[curve][1](point)
    const fit = (column) => aligned(point.generation, column, x)
    const label = several ? pointLabel(Object.fromEntries(varying.map((pointer) => [pointer, point.values[pointer]]))) : CURVES[curve][0]
    return { label, colour: colourOf(k), y: fit(y), ...(bands && { low: fit(low), high: fit(high) }) }
  })
  const expected = points.flatMap((_, k) => onAxis((theory[k]?.predictions ?? []).filter((one) => one.metric === metric), curve)
    .map((line) => ({ ...line, k })))
  const dashed = expected.flatMap(({ label, generation, values, z, name, observed, k }) => several
    ? [{ label: `${series[k].label}, theory: ${label}`, dash: DASHED, colour: colourOf(k), of: k, y: aligned(generation, values, x) }]
    : [{ label: `theory: ${label} (${z})`, dash: DASHED, colour: '--series-2', y: aligned(generation, values, x) },
        ...(observed ? [{ label: `here: ${name}`, dash: DOTTED, colour: '--series-1', y: aligned(generation, observed, x) }] : [])])
  const note = several && expected.length ? `Dashed: what theory expects (${[...new Set(expected.map(({ label }) => label))].join('; ')}).` : ''
  return { title: metric, xLabel: 'generation', yLabel: metric, x, series: [...series, ...dashed], note }
}

/** A column at the generations of x; null where it has none. */
function aligned(generation, column, x) {
  if (generation.length === x.length) return column
  const at = new Map(generation.map((number, index) => [number, index]))
  return x.map((number) => column[at.get(number)] ?? null)
}

const shifted = (column, by, factor) => column.map((value, k) => value === null || by[k] === null ? null : value + factor * by[k])

/** Tells how many values of the middle no axis can show. */
function undrawn(points) {
  const words = points.flatMap(({ nonFinite }) => Object.values(nonFinite?.median ?? {}))
  if (words.length === 0) return ''
  const kinds = [...new Set(words)].map((word) => ({ nan: 'undefined', inf: 'infinite', '-inf': 'minus infinity' })[word] ?? word)
  return `${words.length} ${words.length === 1 ? 'median is' : 'medians are'} ${kinds.join(' or ')}, and not drawn.`
}
