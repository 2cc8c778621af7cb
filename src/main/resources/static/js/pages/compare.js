/** Several experiments in one chart for each metric that they share. */
import { get } from '../api.js'
import { lines } from '../charts/lines.js'
import { h, replace, tell, words } from '../dom.js'
import { point as label } from '../format.js'
import { over } from '../states.js'
import { differences } from './compare/differences.js'
import { search } from './compare/search.js'
import { seriesOf, STATISTICS } from './compare/series.js'

/** Rows of a summary that are fetched at most, series drawn at first, points listed, those not worth a search, experiments. */
const MOST_ROWS = 300_000
const FIRST = 8
const LISTED = 200
const FEW = 20
const MOST = 8
const PAUSE = 4000

export async function show(place, parameters, query) {
  let ids = [...new Set((query.get('ids') ?? '').split(',').filter(Boolean))].slice(0, MOST)
  let experiments = []
  let metrics = []
  let statistic = 'median'
  let logY = false
  let timer
  const shown = new Map()
  const summaries = new Map()
  const charts = new Map()
  const list = h('div', { class: 'grid' })
  const controls = h('div', { class: 'card' })
  const drawings = h('div', { class: 'charts' })
  const table = h('div')

  async function load() {
    experiments = (await Promise.all(ids.map((id) => get(`/api/v1/experiments/${id}`).catch((error) => {
      tell(`${id}: ${words(error)}`)
      return null
    })))).filter(Boolean)
    ids = experiments.map(({ id }) => id)
    const link = ids.length ? `#/compare?ids=${ids.join(',')}` : '#/compare'
    if (location.hash.startsWith('#/compare')) history.replaceState(null, '', link)
    metrics = metrics.filter((metric) => shared().includes(metric))
    if (!metrics.length) metrics = shared().slice(0, 4)
    await draw()
  }

  const shared = () => experiments.length ? experiments[0].metrics.filter((metric) => experiments.every((one) => one.metrics.includes(metric))) : []

  const rows = ({ progress, spec }) => progress.generations.total / (spec.replicates ?? 1)

  /** The points of a summary; fetched once for each progress. */
  function summary(experiment, metric) {
    const key = `${experiment.id} ${metric}`
    const known = summaries.get(key)
    if (known?.done === experiment.progress.generations.done) return known.points
    const points = rows(experiment) > MOST_ROWS ? Promise.resolve([])
      : get(`/api/v1/experiments/${experiment.id}/summary?metric=${encodeURIComponent(metric)}`).then((found) => found.points)
    summaries.set(key, { done: experiment.progress.generations.done, points })
    return points
  }

  async function draw() {
    const first = metrics[0] && await Promise.all(experiments.map((one) => summary(one, metrics[0])))
    experiments.forEach(({ id }, index) => {
      if (!shown.has(id) && first?.[index].length) shown.set(id, new Set(spread(first[index], Math.max(1, Math.floor(FIRST / experiments.length))).map((one) => one.sweepPoint)))
    })
    drawList(first ?? [])
    drawControls()
    replace(table, experiments.length ? differences(experiments) : null)
    await drawAll()
  }

  async function drawChart(metric) {
    const points = await Promise.all(experiments.map((one) => summary(one, metric)))
    const chosen = experiments.map((one, index) => ({
      name: one.name, alone: (one.spec.replicates ?? 1) === 1, points: points[index].filter(({ sweepPoint }) => shown.get(one.id)?.has(sweepPoint)),
    }))
    const options = { title: metric, xLabel: 'generation', logY, ...seriesOf(chosen, statistic) }
    const known = charts.get(metric)
    if (known) return known.chart.update(options)
    const figure = h('div', { class: 'card' })
    drawings.append(figure)
    charts.set(metric, { figure, chart: lines(figure, options) })
  }

  function drawList(first) {
    replace(list, experiments.map((one, index) => h('section', { class: 'card', 'aria-label': one.name },
      h('div', { class: 'row between' }, h('h2', {}, h('a', { href: `#/experiments/${one.id}` }, one.name)),
        h('button', { type: 'button', class: 'slight', 'aria-label': `Take ${one.name} away`, onclick: () => change(ids.filter((id) => id !== one.id)) }, '×')),
      h('p', {}, h('span', { class: `state ${one.state}` }, one.state)),
      rows(one) > MOST_ROWS ? h('p', { class: 'error' }, 'Its summary is too large to be compared here.') : choices(one, first[index] ?? []))))
  }

  function choices({ id }, points) {
    if (points.length < 2) return points.length ? null : h('p', { class: 'quiet' }, 'Nothing measured yet.')
    const boxes = h('div')
    const list = (part) => replace(boxes, points.filter(({ sweepPoint, values }) => part ? label(values).includes(part) : points.length <= LISTED || shown.get(id).has(sweepPoint))
      .slice(0, LISTED).map(({ sweepPoint, values }) => h('label', { class: 'inline choice' }, h('input', {
        type: 'checkbox', checked: shown.get(id)?.has(sweepPoint), onchange: ({ currentTarget }) => {
          shown.get(id)[currentTarget.checked ? 'add' : 'delete'](sweepPoint)
          drawAll()
        },
      }), ' ', label(values))))
    list('')
    return h('fieldset', { class: 'points' }, h('legend', {}, `${points.length} sweep points`),
      points.length > FEW && [h('label', { for: `points-${id}` }, 'Part of a value'),
        h('input', { id: `points-${id}`, type: 'search', oninput: ({ currentTarget }) => list(currentTarget.value.trim()) })], boxes)
  }

  function drawControls() {
    if (!experiments.length) return replace(controls, h('p', {}, 'Choose two or more experiments to lay their curves over each other.'))
    if (!shared().length) return replace(controls, h('p', {}, 'They share no metric.'))
    replace(controls, h('fieldset', {}, h('legend', {}, 'Shared metrics'), shared().map((metric) => h('label', { class: 'inline choice' }, h('input', {
      type: 'checkbox', checked: metrics.includes(metric), onchange: ({ currentTarget }) => {
        metrics = shared().filter((one) => one === metric ? currentTarget.checked : metrics.includes(one))
        drawAll()
      },
    }), ' ', metric))),
    h('div', { class: 'row' }, h('label', { class: 'inline', for: 'statistic' }, 'Shown'), h('select', {
      id: 'statistic', onchange: ({ currentTarget }) => {
        statistic = currentTarget.value
        drawAll()
      },
    }, Object.entries(STATISTICS).map(([name, { words: said }]) => h('option', { value: name, selected: name === statistic }, said))),
    h('label', { class: 'inline' }, h('input', {
      type: 'checkbox', checked: logY, onchange: ({ currentTarget }) => {
        logY = currentTarget.checked
        drawAll()
      },
    }), ' logarithmic')))
  }

  const failed = (error) => tell(words(error))

  function drawAll() {
    for (const [metric, { chart, figure }] of charts) {
      if (metrics.includes(metric)) continue
      chart.close()
      figure.remove()
      charts.delete(metric)
    }
    return Promise.all(metrics.map(drawChart)).catch(failed)
  }

  function change(to) {
    if (to.length > MOST) return tell(`At most ${MOST} experiments are compared.`)
    ids = [...new Set(to)]
    return load().catch(failed)
  }

  async function again() {
    timer = setTimeout(again, PAUSE)
    if (document.hidden || experiments.every(({ state }) => over(state))) return
    const before = JSON.stringify(experiments.map(({ progress }) => progress))
    experiments = await Promise.all(experiments.map((one) => over(one.state) ? one : get(`/api/v1/experiments/${one.id}`).catch(() => one)))
    if (JSON.stringify(experiments.map(({ progress }) => progress)) !== before) await (shown.size < experiments.length ? draw() : drawAll())
  }

  place.append(h('h1', {}, 'Compare experiments'), h('div', { class: 'stack' }, search((id) => change([...ids, id])), list, controls, drawings),
    h('h2', {}, 'In what their specs differ'), table)
  await load()
  timer = setTimeout(again, PAUSE)
  return () => {
    clearTimeout(timer)
    for (const { chart } of charts.values()) chart.close()
  }
}

/** So many items, evenly over a list. */
const spread = (items, most) => items.length <= most ? items : Array.from({ length: most }, (_, k) => items[Math.round(k * (items.length - 1) / Math.max(1, most - 1))])
