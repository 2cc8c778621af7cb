/** The queue, and the processes that compute. */
import { get, request } from '../api.js'
import { button, h, replace, words } from '../dom.js'
import { bytes, count, duration, moment, number } from '../format.js'
import { queue } from './workers/queue.js'

const PAUSE = 2000

export async function show(place) {
  const waiting = h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Queue' }, h('p', { class: 'quiet' }, 'Loading …'))
  const workers = h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Workers' })
  let timer
  let ended = false

  async function refresh() {
    const [depths, list] = await Promise.allSettled([queue(), get('/api/v1/workers')])
    if (ended) return
    if (depths.status === 'fulfilled') replace(waiting, drawQueue(depths.value))
    else replace(waiting, h('p', { role: 'alert' }, `The queue is not told: ${words(depths.reason)}`))
    if (list.status === 'fulfilled') keepFocus(workers, () => replace(workers, drawWorkers(list.value.items, refresh)))
    else replace(workers, h('p', { role: 'alert' }, words(list.reason)))
  }

  async function again() {
    if (!document.hidden) await refresh()
    if (!ended) timer = setTimeout(again, PAUSE)
  }

  place.append(h('h1', {}, 'Queue and workers'), h('h2', {}, 'Queue'), waiting, h('h2', {}, 'Workers'), workers)
  again()
  return () => {
    ended = true
    clearTimeout(timer)
  }
}

/** What is drawn anew keeps the focus, if it is as much as before. */
function keepFocus(place, draw) {
  const before = [...place.querySelectorAll('a, button')]
  const at = before.indexOf(document.activeElement)
  draw()
  const after = place.querySelectorAll('a, button')
  if (at >= 0 && after.length === before.length) after[at].focus({ preventScroll: true })
}

function drawQueue({ pools, priorities, depth, age, note }) {
  return [h('p', { class: 'quiet' }, note), h('table', {},
    h('caption', { class: 'hidden' }, 'Waiting turns of work by pool and priority'),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Pool'), priorities.map((priority) => h('th', { scope: 'col', class: 'number' }, `${priority} priority`)),
      h('th', { scope: 'col', class: 'number' }, 'Oldest waits'))),
    h('tbody', {}, pools.map((pool) => h('tr', {}, h('th', { scope: 'row' }, pool),
      priorities.map((priority) => h('td', { class: 'number' }, count(depth(pool, priority)))),
      h('td', { class: 'number' }, age(pool) ? duration(age(pool)) : '–')))))]
}

function drawWorkers(items, refresh) {
  if (!items.length) return h('p', {}, 'No worker is alive: what is submitted waits. Start a service with ', h('code', {}, 'ouroboros.worker.enabled=true'), '.')
  const held = items.reduce((sum, { holds }) => sum + holds.reduce((all, { runs }) => all + runs, 0), 0)
  const slots = items.reduce((sum, one) => sum + one.slots, 0)
  return [h('p', {}, `${count(items.length)} ${items.length === 1 ? 'worker' : 'workers'} with ${count(slots)} slots; ${count(held)} runs are held.`),
    h('table', { class: 'wide' },
      h('thead', {}, h('tr', {}, ['Worker', 'State', 'Pools', 'Slots', 'Memory', 'Holds', 'Heartbeat', 'Started', 'Version', ''].map((name) =>
        name ? h('th', { scope: 'col' }, name) : h('td', {})))),
      h('tbody', {}, items.map((worker) => row(worker, refresh))))]
}

function row({ name, draining, pools, slots, memory, holds, heartbeatAt, startedAt, codeVersion }, refresh) {
  return h('tr', {}, h('th', { scope: 'row' }, name),
    h('td', {}, h('span', { class: `state ${draining ? 'paused' : 'running'}` }, draining ? 'draining' : 'taking work')),
    h('td', {}, pools.join(', ')), h('td', {}, slots), h('td', {}, bytes(memory)),
    h('td', {}, holds.length ? holds.map(({ experiment, runs }) => h('div', {}, `${count(runs)} of `,
      h('a', { href: `#/experiments/${experiment}` }, `${experiment.slice(0, 8)} … ${experiment.slice(-4)}`))) : 'nothing'),
    h('td', {}, `${number(Math.max(0, Math.round((Date.now() - Date.parse(heartbeatAt)) / 1000)))} s ago`),
    h('td', {}, moment(startedAt)), h('td', {}, codeVersion),
    h('td', {}, button(draining ? 'Take work again' : 'Drain', async () => {
      await request(`/api/v1/workers/${encodeURIComponent(name)}/${draining ? 'undrain' : 'drain'}`, { method: 'POST' })
      await refresh()
    }, { 'aria-label': `${draining ? 'Take work again' : 'Drain'}: ${name}` })))
}
