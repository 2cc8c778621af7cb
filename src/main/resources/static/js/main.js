/** Shows the page that the address names: what stands behind "#". */
import { askForKey } from './key.js'
import { h, replace, words } from './dom.js'

/** Addresses, and the modules whose `show(main, parameters, query)` draws them; it may give a function that ends the page. */
const PAGES = [
  [/^\/$/, () => import('./pages/gallery.js')],
  [/^\/compose$/, () => import('./pages/compose.js')],
  [/^\/experiments$/, () => import('./pages/experiments.js')],
  [/^\/experiments\/([^/]+)$/, () => import('./pages/experiment.js')],
  [/^\/runs\/(\d+)$/, () => import('./pages/run.js')],
  [/^\/compare$/, () => import('./pages/compare.js')],
  [/^\/datasets$/, () => import('./pages/datasets.js')],
  [/^\/workers$/, () => import('./pages/workers.js')],
]

const main = document.getElementById('main')
let end = () => {}
let turn = 0

async function navigate() {
  const mine = ++turn
  const [path, query = ''] = (location.hash.slice(1) || '/').split('?')
  end()
  end = () => {}
  markCurrent(path)
  const found = PAGES.map(([pattern, load]) => ({ match: pattern.exec(path), load })).find(({ match }) => match)
  if (!found) {
    replace(main, h('h1', {}, 'Not here'), h('p', {}, 'There is no page at ', h('code', {}, path), '.'))
    return
  }
  const place = h('div', { class: 'page' })
  try {
    const page = await found.load()
    if (mine !== turn) return
    replace(main, place)
    const ended = await page.show(place, found.match.slice(1).map(decodeURIComponent), new URLSearchParams(query))
    if (mine !== turn) ended?.()
    else end = ended ?? end
  } catch (error) {
    if (mine !== turn) return
    if (error.status === 401) askForKey(navigate)
    replace(main, h('h1', {}, 'This could not be shown'), h('p', { role: 'alert' }, words(error)))
  }
  document.title = `${main.querySelector('h1')?.textContent ?? 'Ouroboros'} · Ouroboros`
}

function markCurrent(path) {
  for (const link of document.querySelectorAll('nav a')) {
    const target = link.getAttribute('href').slice(1)
    const current = target === '/' ? path === '/' : path.startsWith(target)
    if (current) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
}

document.getElementById('key').addEventListener('click', () => askForKey(navigate))
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault()
  main.focus()
})
addEventListener('hashchange', async () => {
  await navigate()
  main.focus({ preventScroll: true })
  scrollTo(0, 0)
})
navigate()
