/** Has it collapsed? The eight definitions, each as a sentence, or as a table over the sweep points. */
import { get } from '../../api.js'
import { h, replace, words } from '../../dom.js'
import { number, point as pointLabel } from '../../format.js'

const LIMIT = 20

/** Of each definition what it states and a short name. */
const DEFINITIONS = {
  'catastrophic-increase-of-population-risk': ['the risk has grown catastrophically', 'catastrophic risk'],
  'any-increase-of-population-risk': ['the risk is larger than that of generation 0', 'larger risk'],
  'asymptotically-diverging-population-risk': ['the risk grows without bound', 'unbounded risk'],
  'change-in-scaling-law': ['more data helps less than it did at generation 0', 'worse scaling'],
  'collapsing-variance': ['the variance collapses', 'variance'],
  'entanglement-of-real-data-modes': ['modes that are apart in the genuine data have merged or are lost', 'modes'],
  'disappearance-of-real-tail-data': ['the genuine tails have disappeared', 'tails'],
  'appearance-of-hallucinated-data': ['what is not genuine is generated', 'hallucination'],
}
const ANSWERS = { collapsed: 'Yes', 'not-collapsed': 'No', inconclusive: 'Open', 'not-applicable': 'Not judged' }

export function verdicts(self) {
  const body = h('div', {}, h('p', { class: 'quiet' }, 'Loading …'))
  const element = h('section', { 'aria-labelledby': 'verdicts-title' }, h('h2', { id: 'verdicts-title' }, 'Has it collapsed?'),
    h('p', { class: 'quiet small' }, 'Eight definitions (Schaeffer et al. 2025), which need not agree, each decided with 95 % confidence over the replicates.'), body)
  let all = []
  let next = null
  let turn = 0

  async function refresh() {
    const mine = ++turn
    try {
      const answer = await get(`${self}/verdicts?limit=${Math.max(LIMIT, all.length / 8)}`)
      if (mine !== turn) return
      all = answer.verdicts
      next = answer.next
      draw()
    } catch (error) {
      if (mine === turn) replace(body, h('p', { class: 'error', role: 'alert' }, words(error)))
    }
  }

  async function more() {
    const answer = await get(next)
    all = [...all, ...answer.verdicts]
    next = answer.next
    draw()
  }

  function draw() {
    const points = Map.groupBy(all, ({ sweepPoint }) => sweepPoint)
    replace(body, points.size > 1 || next ? table([...points.values()]) : h('ul', { class: 'verdicts' }, all.map(sentence)),
      next && h('p', {}, h('button', { type: 'button', onclick: () => more().catch((error) => replace(body, words(error))) }, 'More sweep points')))
  }

  return { element, refresh }
}

function sentence({ definition, status, since, metric, reason, evidence }) {
  const from = status === 'collapsed' && since !== null ? `, since generation ${since}` : ''
  const seen = evidence.lower !== undefined && evidence.lower !== null
    ? ` At generation ${evidence.generation}: ${number(evidence.mean)}, between ${number(evidence.lower)} and ${number(evidence.upper)}.` : ''
  return h('li', { class: status }, h('strong', {}, `${ANSWERS[status]}${from}: `), DEFINITIONS[definition]?.[0] ?? definition,
    metric && [', by ', h('code', {}, metric)], '. ', h('span', { class: 'quiet small' }, `${reason[0].toUpperCase()}${reason.slice(1)}.${seen}`))
}

function table(points) {
  const names = points[0].map(({ definition }) => definition)
  const judged = names.filter((name) => points.some((point) => point.some(({ definition, status }) => definition === name && status !== 'not-applicable')))
  if (judged.length === 0) return h('p', {}, 'None of them can be judged by what is measured.')
  return [h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Verdicts' }, h('table', {},
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'sweep point'),
      judged.map((name) => h('th', { scope: 'col' }, DEFINITIONS[name]?.[1] ?? name)))),
    h('tbody', {}, points.map((point) => h('tr', {}, h('th', { scope: 'row', class: 'wide' }, pointLabel(point[0].values)),
      judged.map((name) => cell(point.find(({ definition }) => definition === name)))))))),
  names.length > judged.length && h('p', { class: 'quiet small' },
    `Not judged by what is measured: ${names.filter((name) => !judged.includes(name)).map((name) => DEFINITIONS[name]?.[1] ?? name).join(', ')}.`)]
}

function cell({ status, since, reason }) {
  const text = status === 'collapsed' ? since === null ? 'yes' : `since ${since}` : ANSWERS[status].toLowerCase()
  return h('td', { class: `verdict ${status}`, title: reason }, text)
}
