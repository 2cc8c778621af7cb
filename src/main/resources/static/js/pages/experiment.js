/** One experiment: how far it is, what it shows, what theory says of that. */
import { get } from '../api.js'
import { h, replace, words } from '../dom.js'
import { follow } from '../events.js'
import { paced } from '../paced.js'
import { curves } from './experiment/curves.js'
import { exports } from './experiment/exports.js'
import { header } from './experiment/header.js'
import { map } from './experiment/map.js'
import { chooser } from './experiment/points.js'
import { reproduction } from './experiment/reproduction.js'
import { results } from './experiment/results.js'
import { runs } from './experiment/runs.js'
import { spec } from './experiment/spec.js'
import { theories } from './experiment/theories.js'
import { theory } from './experiment/theory.js'
import { verdicts } from './experiment/verdicts.js'

/** Milliseconds at least between readings of what costs the service more: theory, verdicts, runs. */
const SELDOM = 3000

export async function show(place, [id]) {
  const self = `/api/v1/experiments/${encodeURIComponent(id)}`
  let experiment = await get(self)
  const ending = new AbortController()
  const statistics = results(self)
  const predictions = theories(self)
  const chosen = chooser(experiment.spec, () => redraw())
  const head = header(() => restart())
  const problem = h('p', { role: 'alert', class: 'error' })
  const { metrics, spec: sent } = experiment
  const often = [curves({ self, statistics, predictions, chosen, metrics }), map({ statistics, metrics, spec: sent })]
  const seldom = [theory(predictions, chosen), verdicts(self), reproduction(self), runs(self)]
  const [lineCharts, sweep] = often
  const [expected, judged, reproduced, chains] = seldom
  replace(place, head.element, problem, lineCharts.element, reproduced.element, sweep.element, expected.element, judged.element,
    chains.element, exports(experiment, statistics), spec(experiment))

  let done = -1

  /** Reads what has changed. */
  async function read() {
    try {
      const before = experiment.state
      experiment = await get(self, { signal: ending.signal })
      head.draw(experiment)
      problem.textContent = ''
      if (experiment.progress.generations.done === done && experiment.state === before) return
      done = experiment.progress.generations.done
      statistics.forget()
      predictions.forget()
      await tellPoints()
      for (const one of slow) one.ask()
      await Promise.all(often.map((section) => section.refresh(experiment)))
    } catch (error) {
      if (error.name !== 'AbortError') problem.textContent = words(error)
    }
  }

  async function tellPoints() {
    if (experiment.metrics.length) chosen.know((await statistics.of(experiment.metrics[0])).points)
  }

  async function redraw() {
    await Promise.all([lineCharts, expected].map((section) => section.refresh(experiment)))
  }

  const reading = paced(read)
  const slow = seldom.map((section) => paced(() => section.refresh(experiment), SELDOM))
  let following = false

  async function restart() {
    done = -1
    reading.ask()
    if (following) return
    following = true
    try {
      await follow(`${self}/events`, {
        event({ type, data }) {
          if (type === 'progress') head.progress(data)
          reading.ask()
        },
        live: (live) => head.connection(live),
        over: () => reading.ask(),
      }, ending.signal, Number.MAX_SAFE_INTEGER)
    } catch (error) {
      problem.textContent = words(error)
    }
    following = false
  }

  head.draw(experiment)
  restart()
  return () => {
    ending.abort()
    for (const one of [reading, ...slow]) one.close()
    for (const section of [...often, ...seldom]) section.close?.()
  }
}
