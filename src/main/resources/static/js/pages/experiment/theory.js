/** What theory expects beside what was seen: the farthest of each prediction. */
import { h, replace, words } from '../../dom.js'
import { number, point as pointLabel } from '../../format.js'
import { farthest, told } from './predicted.js'

/** Beyond so many standard errors a prediction is marked. */
const FAR = 4

export function theory(predictions, chosen) {
  const body = h('div', {}, h('p', { class: 'quiet' }, 'Loading …'))
  const element = h('section', { 'aria-labelledby': 'theory-title' }, h('h2', { id: 'theory-title' }, 'Theory'), body)
  let turn = 0

  async function refresh() {
    const mine = ++turn
    try {
      const points = chosen.chosen()
      const answers = await Promise.all(points.map(({ sweepPoint }) => predictions.of(sweepPoint)))
      if (mine !== turn) return
      const open = body.querySelector('details')?.open ?? false
      replace(body, content(answers, points.length > 1, open))
    } catch (error) {
      if (mine === turn) replace(body, h('p', { class: 'error', role: 'alert' }, words(error)))
    }
  }

  return { element, refresh }
}

function content(answers, several, open) {
  const all = answers.flatMap(({ predictions }) => predictions)
  const [measured, others] = [all.filter(isMeasured), all.filter((one) => !isMeasured(one))].map(kinds)
  const silent = answers[0]?.notApplicable ?? []
  return [
    measured.length ? h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Predictions' }, table(measured, several))
      : h('p', {}, 'No closed form speaks of a metric that is measured here.'),
    measured.length > 0 && h('p', { class: 'quiet small' },
      'z is the distance of the observed mean from the expected one, or from the nearer bound, in standard errors; none is told of less than 20 replicates.',
      several && ' The largest is that over the sweep points that are drawn.'),
    (silent.length > 0 || others.length > 0) && h('details', { class: 'small', open },
      h('summary', {}, 'What theory says of other metrics, and where it is silent'),
      h('ul', {}, others.map(([one]) => h('li', {}, h('code', {}, one.metric), `, ${told(one.statistic)}: ${one.source}`)),
        silent.map(({ theory: name, reason }) => h('li', {}, h('code', {}, name), ` ${reason}`)))),
  ]
}

const isMeasured = ({ observed }) => observed.some((value) => value !== null)

/** Predictions of the same kind, at different sweep points, together. */
const kinds = (predictions) => [...Map.groupBy(predictions, (one) => JSON.stringify([one.theory, one.metric, one.statistic, one.source])).values()]

const table = (groups, several) => h('table', {},
  h('thead', {}, h('tr', {}, ['metric', 'expected', 'largest |z|', 'where', 'formula and source'].map((title) => h('th', { scope: 'col' }, title)))),
  h('tbody', {}, groups.map((group) => {
    const [one] = group
    const far = group.map((prediction) => ({ ...farthest(prediction), values: prediction.values })).filter(({ z }) => z !== undefined)
      .reduce((most, next) => most && Math.abs(most.z) >= Math.abs(next.z) ? most : next, null)
    return h('tr', {},
      h('th', { scope: 'row' }, one.metric),
      h('td', {}, one.expected.length ? told(one.statistic) : `bounds of the ${told(one.statistic)}`, one.approximate && ' (approximate)'),
      judged(far),
      h('td', {}, far ? `generation ${far.generation}${several ? `, ${pointLabel(far.values)}` : ''}` : '–'),
      h('td', { class: 'small wide' }, one.source))
  })))

function judged(far) {
  if (!far) return h('td', { class: 'quiet' }, 'not judged')
  const beyond = Math.abs(far.z) > FAR
  return h('td', { class: beyond ? 'error' : '' }, number(Math.abs(far.z)), beyond && ' – far off')
}
