/** What happened to a run. */
import { get } from '../../api.js'
import { h } from '../../dom.js'
import { moment } from '../../format.js'

const MOST = 200

export async function log(experiment, run) {
  const { items, next } = await get(`/api/v1/experiments/${experiment}/events?run=${run}&limit=${MOST}`)
  if (!items.length) return h('p', { class: 'quiet' }, 'Nothing happened yet.')
  return [h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Events' }, h('table', { class: 'wide' },
    h('thead', {}, h('tr', {}, ['When', 'What', 'More'].map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, items.map(({ at, type, data }) => h('tr', {},
      h('td', {}, h('time', { datetime: at }, moment(at))), h('td', {}, type === 'state' ? 'the experiment' : type), h('td', {}, more(type, data))))))),
  next && h('p', { class: 'quiet' }, `The first ${MOST} events.`)]
}

function more(type, data) {
  if (type === 'state') return data.state
  return Object.entries(data).filter(([name]) => name !== 'runs').map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`).join(', ')
}
