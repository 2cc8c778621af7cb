/** The runs of an experiment, page by page. */
import { get } from '../../api.js'
import { h, replace, words } from '../../dom.js'
import { count, number, point as pointLabel } from '../../format.js'
import { STATES } from '../../states.js'

const LIMIT = 20
const NON_FINITE = { nan: NaN, inf: Infinity, '-inf': -Infinity }

export function runs(self) {
  const state = h('select', { id: 'runs-state', onchange: () => open(null) }, h('option', { value: '' }, 'any'),
    STATES.map((value) => h('option', { value }, value)))
  const body = h('div')
  const previous = h('button', { type: 'button', onclick: () => open(before.pop(), true) }, 'Previous')
  const next = h('button', { type: 'button', onclick: () => open(page.next) }, 'Next')
  const pager = h('nav', { class: 'row pager', 'aria-label': 'Pages of runs' }, previous, next)
  const element = h('section', { 'aria-labelledby': 'runs-title' }, h('h2', { id: 'runs-title' }, 'Runs'),
    h('div', { class: 'row controls' }, h('div', {}, h('label', { for: 'runs-state' }, 'State'), state)),
    body, pager)
  let before = []
  let here = null
  let page = { items: [], next: null }
  let turn = 0

  const first = () => `${self}/runs?limit=${LIMIT}${state.value && `&state=${state.value}`}`

  async function open(path, back = false) {
    if (path === null) before = []
    else if (!back) before.push(here)
    here = path ?? first()
    await refresh()
  }

  async function refresh() {
    const mine = ++turn
    here ??= first()
    try {
      const answer = await get(here)
      if (mine !== turn) return
      page = answer
      draw()
    } catch (error) {
      if (mine === turn) replace(body, h('p', { class: 'error', role: 'alert' }, words(error)))
    }
  }

  function draw() {
    pager.hidden = before.length === 0 && !page.next
    previous.disabled = before.length === 0
    next.disabled = !page.next
    replace(body, page.items.length ? table(page.items)
      : h('p', {}, state.value ? `No run is ${state.value}.` : before.length ? 'There are no more runs.' : 'There are no runs.'))
  }

  return { element, refresh }
}

function table(items) {
  const swept = Object.keys(items[0].values).length > 0
  const metrics = Object.keys(items.find(({ lastMetrics }) => lastMetrics)?.lastMetrics ?? {}).slice(0, 4)
  const blocks = items.some(({ replicates }) => replicates > 1)
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table of runs' }, h('table', {},
    h('thead', {}, h('tr', {},
      ['run', swept && 'sweep point', blocks ? 'replicates' : 'replicate', 'state', 'generation'].filter(Boolean)
        .map((title) => h('th', { scope: 'col' }, title)),
      metrics.map((metric) => h('th', { scope: 'col', class: 'number' }, metric)),
      h('th', { scope: 'col' }, 'ended by'))),
    h('tbody', {}, items.map((run) => h('tr', {},
      h('th', { scope: 'row' }, h('a', { href: `#/runs/${run.id}` }, `run ${run.id}`)),
      swept && h('td', { class: 'wide' }, pointLabel(run.values)),
      h('td', {}, run.replicates > 1 ? `${run.replicate} to ${run.replicate + run.replicates - 1}` : run.replicate),
      h('td', {}, h('span', { class: `state ${run.state}` }, run.state)),
      h('td', {}, run.lastGeneration === null || run.lastGeneration < 0 ? '–' : `${count(run.lastGeneration)} of ${count(run.generations)}`),
      metrics.map((metric) => h('td', { class: 'number' }, number(NON_FINITE[run.nonFinite?.[metric]] ?? run.lastMetrics?.[metric]))),
      h('td', { class: run.error ? 'error' : '' }, run.error ?? run.ending ?? ''))))))
}
