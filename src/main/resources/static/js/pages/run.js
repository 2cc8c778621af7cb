/** A run: its generations as a film, its metrics, what happened to it. */
import { get } from '../api.js'
import { swatch } from '../charts/legend.js'
import { h, replace, tell, words } from '../dom.js'
import { duration, moment, number, point } from '../format.js'
import { over } from '../states.js'
import { address } from './compose/share.js'
import { densityView } from './run/density.js'
import { Frames } from './run/frames.js'
import { frequenciesView } from './run/frequencies.js'
import { perplexities } from './run/histogram.js'
import { log } from './run/log.js'
import { passagesView } from './run/passages.js'
import { player } from './run/player.js'
import { scatterView } from './run/scatter.js'
import { sheetView } from './run/sheet.js'
import { pointSpec, soloSpec } from './run/solo.js'
import { spark } from './run/spark.js'

const MOST_POINTS = 600
const PAUSE = 2000
const LABELLED = ['linear-regression', 'logistic-regression']

export async function show(place, [id]) {
  let run = await get(`/api/v1/runs/${id}`)
  const experiment = await get(`/api/v1/experiments/${run.experiment}`)
  const spec = pointSpec(experiment, run.values)
  const recorded = Boolean(run.links.generations)
  const every = spec.snapshots?.every
  const facts = h('div')
  const screen = h('div', { class: 'screen' })
  const charts = h('div', { class: 'grid' })
  const happened = h('div')
  const sparks = new Map()
  const shares = perplexities(experiment.metrics)
  let frames = null
  let view = null
  let wanted = 0
  let projecting = null
  let timer

  const film = player(async (position) => {
    const generation = stops()[position]
    for (const chart of sparks.values()) chart.at(generation)
    shares?.at(generation)
    if (frames) await project(position)
  })
  const stops = () => {
    const step = every ?? 1
    return Array.from({ length: Math.floor(Math.max(0, run.lastGeneration) / step) + 1 }, (_, k) => k * step)
  }

  /** Puts a frame on the screen; while one is fetched only the latest that is asked for waits. */
  function project(position) {
    wanted = position
    projecting ??= (async () => {
      for (let shown = null; shown !== wanted;) {
        shown = wanted
        await fetched(shown)
      }
    })().finally(() => { projecting = null })
    return projecting
  }

  async function fetched(position) {
    try {
      if (!view) open(await frames.at(0))
      view.show(await frames.at(position))
    } catch (error) {
      if (!view) replace(screen, h('p', { role: 'alert' }, words(error)))
    }
  }

  function open(first) {
    view = viewOf(first, frames.kind, spec)
    replace(screen, view.controls?.length ? h('div', { class: 'row' }, view.controls) : null, h('div', { class: 'stage' }, view.element),
      h('p', { class: 'row small' }, view.keys.map(([name, dashed, text], k) => h('span', {}, swatch({ colour: name, dash: dashed }, k), ' ', text))))
  }

  async function read() {
    if (!recorded || run.lastGeneration < 0) return
    const { generation, metrics, nonFinite } = await get(`${run.links.generations}?maxPoints=${MOST_POINTS}`)
    for (const [label, values] of Object.entries(metrics)) {
      if (!sparks.has(label)) {
        sparks.set(label, spark(label, (wanted) => film.seek(wanted)))
        charts.append(sparks.get(label).element)
      }
      sparks.get(label).data(generation, values, nonFinite?.[label] ?? {})
    }
    shares?.data(generation, metrics)
    if (every) frames ??= new Frames(id, [])
    if (frames) frames.stops = stops()
    await film.stops(stops())
  }

  async function refresh() {
    tellFacts()
    await read()
    replace(happened, ...[await log(run.experiment, id)].flat())
  }

  function tellFacts() {
    const fact = (name, value) => value === null || value === undefined ? null : [h('dt', {}, name), h('dd', {}, value)]
    replace(facts, h('dl', { class: 'paired' },
      fact('Experiment', h('a', { href: `#/experiments/${run.experiment}` }, experiment.name)),
      fact('State', h('span', { class: `state ${run.state}` }, run.state)),
      fact('Generations', `${run.lastGeneration < 0 ? 'none yet' : run.lastGeneration} of ${run.generations}`),
      fact('Sweep point', Object.keys(run.values).length ? `${run.sweepPoint}: ${point(run.values)}` : null),
      fact('Replicate', run.replicates > 1 ? `${run.replicate} to ${run.replicate + run.replicates - 1}` : run.replicate),
      fact('Seed', h('code', {}, run.seed)),
      fact('Unfinished generation', run.progress && progress(run.progress)),
      fact('Ended early', run.ending),
      fact('Started', run.startedAt && moment(run.startedAt)),
      fact('Finished', run.finishedAt && moment(run.finishedAt)),
      fact('Version', run.codeVersion)),
    run.error && h('pre', { role: 'alert', class: 'error' }, run.error))
  }

  async function again() {
    timer = setTimeout(again, PAUSE)
    if (document.hidden) return
    const before = run
    run = await get(`/api/v1/runs/${id}`).catch(() => run)
    if (run.lastGeneration !== before.lastGeneration || run.state !== before.state || run.progress) await refresh().catch(() => {})
    if (over(run.state)) clearTimeout(timer)
  }

  const link = await address(soloSpec(experiment, run))
  replace(place, h('h1', {}, `Run ${id} of ${experiment.name}`), facts,
    h('h2', {}, 'Film'),
    recorded ? h('section', { class: 'card film', 'aria-label': 'Film' }, screen, film.element) : null,
    every ? null : h('div', { class: 'card apart' },
      h('p', {}, recorded ? 'This run kept no generated data: its spec names no snapshots. Metrics below follow the slider.'
        : 'Only statistics over the replicates were kept of this block of runs (record “aggregate”).'),
      h('p', {}, 'The same run can be computed again, alone and bit for bit, with snapshots: one replicate of the same seed.'),
      h('a', { class: 'button primary', href: link }, 'Compose it with snapshots')),
    shares && [h('h2', {}, 'Perplexity of generated texts'), h('div', { class: 'card' }, shares.element)],
    recorded && h('h2', {}, 'Metrics'), charts,
    h('h2', {}, 'What happened'), happened)
  if (recorded && run.lastGeneration < 0) replace(screen, h('p', { class: 'quiet' }, 'No generation is finished yet.'))
  refresh().catch((error) => tell(words(error)))
  if (!over(run.state)) timer = setTimeout(again, PAUSE)
  return () => {
    clearTimeout(timer)
    film.close()
    view?.close()
    shares?.close()
    for (const chart of sparks.values()) chart.close()
  }
}

function viewOf(first, kind, { truth, learner }) {
  const labelled = LABELLED.includes(learner.type ?? learner)
  switch (kind) {
    case 'counts': return frequenciesView(truth, first)
    case 'pictures': return sheetView()
    case 'texts': return passagesView()
    default: return first.points[0].length > 1 ? scatterView(truth, first, labelled) : densityView(truth, first)
  }
}

const progress = ({ generation, phase, loss, secondsLeft }) => [`generation ${generation}`, phase, typeof loss === 'number' && `loss ${number(loss)}`,
  typeof secondsLeft === 'number' && `${duration(secondsLeft)} left`].filter(Boolean).join(', ')
