/** All experiments: found by state, tag and words, acted upon one by one or together. */
import { get } from '../api.js'
import { h, replace, words } from '../dom.js'
import { bulk } from './experiments/bulk.js'
import { filter } from './experiments/filter.js'
import { table } from './experiments/table.js'

const LIMIT = 50
const UNFINISHED = ['queued', 'running', 'pausing', 'cancelling']

export async function show(place, _, query) {
  const wanted = filter(query, () => open(null))
  const rows = table((tag) => wanted.set({ tag }), () => actions.draw(rows.selected()))
  const actions = bulk(wanted.query, reload)
  const newer = h('button', { type: 'button', onclick: () => open(before.pop(), true) }, 'Previous')
  const older = h('button', { type: 'button', onclick: () => open(page.next) }, 'Next')
  const pager = h('nav', { class: 'row pager', 'aria-label': 'Pages of the list' }, newer, older)
  const problem = h('p', { role: 'alert', class: 'error' })
  replace(place,
    h('div', { class: 'row between' }, h('h1', {}, 'Experiments'), h('a', { class: 'button primary', href: '#/compose' }, 'New experiment')),
    wanted.element, problem, actions.element, rows.element, pager)

  let before = []
  let here = null
  let page = { items: [], next: null }
  let turn = 0

  async function open(path, back = false) {
    if (path === null) {
      before = []
      rows.forget()
    } else if (!back) before.push(here)
    here = path ?? `/api/v1/experiments?${wanted.query()}&limit=${LIMIT}`
    await reload()
  }

  async function reload() {
    const mine = ++turn
    try {
      const answer = await get(here)
      if (mine !== turn) return
      page = answer
      problem.textContent = ''
      rows.draw(page.items, wanted.isEmpty() && before.length === 0)
      actions.draw(rows.selected())
      const nothing = wanted.isEmpty() && before.length === 0 && page.items.length === 0
      actions.element.hidden = nothing
      pager.hidden = before.length === 0 && !page.next
      newer.disabled = before.length === 0
      older.disabled = !page.next
    } catch (error) {
      if (mine !== turn) return
      if (error.status === 401) throw error
      problem.textContent = words(error)
    }
  }

  await open(null)
  const timer = setInterval(() => {
    const moving = page.items.some(({ state }) => UNFINISHED.includes(state))
    if (!document.hidden && (moving || before.length === 0)) reload().catch(() => {})
  }, 3000)
  return () => {
    turn += 1
    clearInterval(timer)
  }
}
