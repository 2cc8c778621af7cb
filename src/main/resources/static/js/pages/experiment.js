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

const FINISHED = ['completed', 'failed', 'cancelled']

/** Milliseconds between readings of what costs more than a look: theory, verdicts, runs. */
const SELDOM = 3000

export async function show(place, [id]) {
  const self = `/api/v1/experiments/${encodeURIComponent(id)}`
  let experiment = await get(self)
  const ending = new AbortController()
  const statistics = results(self)
  const predictions = theories(self)
  const chosen = chooser(() => redraw())
  const head = header(() => restart())
  const problem = h('p', { role: 'alert', class: 'error' })
  const often = [curves({ statistics, predictions, chosen, metrics: experiment.metrics }), map({ statistics, metrics: experiment.metrics, spec: experiment.spec })]
  const seldom = [theory(predictions, chosen), verdicts(self), reproduction(self), runs(self)]
  const [lineCharts, sweep] = often
  const [expected, judged, reproduced, chains] = seldom
  replace(place, head.element, problem, lineCharts.element, reproduced.element, sweep.element, expected.element, judged.element,
    chains.element, exports(experiment, statistics), spec(experiment))

  let done = -1
  let lately = -Infinity

  /** Reads what has changed; everything where it is finished. */
  async function read() {
    try {
      const before = experiment.state
      experiment = await get(self, { signal: ending.signal })
      head.draw(experiment)
      const finished = FINISHED.includes(experiment.state)
      const changed = experiment.progress.generations.done !== done || experiment.state !== before
      if (changed) {
        done = experiment.progress.generations.done
        statistics.forget()
        await tellPoints()
        await Promise.all(often.map((section) => section.refresh(experiment)))
      }
      if (changed && (finished || performance.now() - lately > SELDOM)) {
        predictions.forget()
        await Promise.all(seldom.map((section) => section.refresh(experiment)))
        lately = performance.now()
      }
      problem.textContent = ''
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
    reading.close()
    for (const section of [...often, ...seldom]) section.close?.()
  }
}
