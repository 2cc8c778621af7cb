/** What is known of a data set. */
import { request } from '../../api.js'
import { axes } from '../../charts/axes.js'
import { painted } from '../../charts/canvas.js'
import { translucent } from '../../charts/colours.js'
import { h, replace, words as wordsOf } from '../../dom.js'
import { count, moment, number } from '../../format.js'
import { glimpse } from './glimpse.js'

const MOST_COLUMNS = 100

/** @return `{ element, close }` */
export function known({ id, name, kind, rows, shape, statistics, createdAt, links }) {
  const facts = [fact('Id', h('code', {}, id)), fact('Kind', kind), fact('Observations', count(rows)), fact('Shape', shape.map(count).join(' × ')), fact('Uploaded', moment(createdAt))]
  const plain = Object.entries(statistics).filter(([, value]) => typeof value !== 'object' || value === null)
  facts.push(plain.map(([name, value]) => fact(spelled(name), typeof value === 'number' && Number.isInteger(value) ? count(value) : number(value))))
  const bars = statistics.mostFrequent?.length ? frequencies(statistics) : null
  const beginning = h('div')
  begin(beginning, links.preview)
  return {
    element: h('div', {}, h('dl', {}, facts), beginning, statistics.columns && columns(name, statistics.columns), bars?.element && [h('p', {}, 'The most frequent:'), bars.element, words(statistics.mostFrequent)]),
    close: () => bars?.close(),
  }
}

async function begin(place, preview) {
  try {
    const response = await request(preview, { headers: { Accept: '*/*' } })
    replace(place, await glimpse(await response.blob(), response.headers.get('Content-Type').split(';')[0]))
  } catch (error) {
    replace(place, h('p', { class: 'error', role: 'alert' }, wordsOf(error)))
  }
}

const fact = (name, value) => [h('dt', {}, name), h('dd', {}, value)]

const spelled = (name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase())

function columns(dataset, list) {
  return [h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Columns of ${dataset}` }, h('table', {},
    h('thead', {}, h('tr', {}, ['Column', 'Smallest', 'Largest', 'Mean', 'Standard deviation'].map((name, index) => h('th', { scope: 'col', class: index ? 'number' : null }, name)))),
    h('tbody', {}, list.slice(0, MOST_COLUMNS).map(({ name, min, max, mean, standardDeviation }) => h('tr', {}, h('th', { scope: 'row' }, name),
      [min, max, mean, standardDeviation].map((value) => h('td', { class: 'number' }, number(value)))))))),
  list.length > MOST_COLUMNS && h('p', { class: 'quiet' }, `${count(list.length - MOST_COLUMNS)} more columns.`)]
}

function frequencies({ mostFrequent, tokens }) {
  const canvas = painted(160, (context, width, height) => {
    const { x, y } = axes(context, width, height, [-0.5, mostFrequent.length - 0.5], [0, 1.05 * mostFrequent[0].count / tokens], { whole: true })
    context.fillStyle = translucent('--series-1', 0.6)
    const bar = Math.max(1, x(1) - x(0) - 2)
    mostFrequent.forEach((one, index) => context.fillRect(x(index) - bar / 2, y(one.count / tokens), bar, y(0) - y(one.count / tokens)))
  })
  canvas.say('Shares of the most frequent, in the order of the list below')
  return canvas
}

const words = (list) => h('p', { class: 'small' }, list.map(({ symbol, count: times }, index) => [index > 0 && ', ', h('code', {}, symbol), ` ${count(times)}`]))
