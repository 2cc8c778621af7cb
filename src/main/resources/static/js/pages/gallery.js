/** The first page: published experiments as cards, each started by one click. */
import { all, post } from '../api.js'
import { button, h, replace } from '../dom.js'
import { duration } from '../format.js'

const ORDERS = {
  quick: ['quickest first', (a, b) => a.seconds - b.seconds || a.title.localeCompare(b.title)],
  title: ['by title', (a, b) => a.title.localeCompare(b.title)],
  source: ['by source', (a, b) => a.source.localeCompare(b.source) || a.title.localeCompare(b.title)],
}

export async function show(place) {
  const cards = h('div', { class: 'grid' })
  const found = h('p', { class: 'quiet', role: 'status' })
  const text = h('input', { type: 'search', id: 'find', placeholder: 'variance, Shumailov, words …', oninput: () => draw() })
  const order = h('select', { id: 'order', onchange: () => draw() },
    Object.entries(ORDERS).map(([value, [label]]) => h('option', { value }, label)))
  replace(place,
    h('h1', {}, 'What happens to models that learn from models?'),
    h('p', {}, 'Generative models trained on what their predecessors generated forget: first the rare things, then variety, until little is left.',
      ' Ouroboros runs such experiments generation by generation and draws what happens, beside what theory expects; run a published one below, or ',
      h('a', { href: '#/compose' }, 'compose your own'), '.'),
    h('div', { class: 'row controls' },
      h('div', {}, h('label', { for: 'find' }, 'Find'), text),
      h('div', {}, h('label', { for: 'order' }, 'Order'), order)),
    found, cards)
  const presets = await all('/api/v1/presets?limit=1000')
  const known = presets.map((preset) => ({ preset, words: Object.values(preset).join(' ').toLowerCase(), element: card(preset) }))

  function draw() {
    const wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean)
    const shown = known.filter(({ words }) => wanted.every((word) => words.includes(word)))
      .sort((a, b) => ORDERS[order.value][1](a.preset, b.preset))
    found.textContent = shown.length ? `${shown.length} of ${known.length} published experiments`
      : known.length ? 'No published experiment has these words. Try fewer.' : 'This service has no published experiments; compose one.'
    replace(cards, shown.map(({ element }) => element))
  }

  draw()
}

function card({ name, title, question, source, outcome, seconds, links }) {
  return h('article', { class: 'card preset' },
    h('h2', {}, title),
    h('p', {}, question),
    h('p', { class: 'small' }, outcome),
    h('p', { class: 'quiet small' }, source),
    h('p', { class: 'row' },
      button('Run it', () => start(links.experiments), { class: 'primary', 'aria-label': `Run it: ${title}` }),
      h('span', { class: 'quiet small' }, `about ${duration(seconds)}`),
      h('a', { class: 'small', href: `#/compose?preset=${encodeURIComponent(name)}`, 'aria-label': `Change it first: ${title}` }, 'Change it first')))
}

async function start(path) {
  const { id } = await post(path)
  location.hash = `#/experiments/${id}`
}
