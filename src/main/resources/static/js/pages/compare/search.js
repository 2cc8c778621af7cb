/** Finds experiments by part of their name. */
import { get } from '../../api.js'
import { h, replace, tell, words } from '../../dom.js'

const PAUSE = 250

/** @param choose called with the id of an experiment */
export function search(choose) {
  let timer
  let turn = 0
  const found = h('ul', { class: 'found' })
  const find = async (text) => {
    const mine = ++turn
    const { items } = await get(`/api/v1/experiments?limit=8&q=${encodeURIComponent(text)}`)
    if (mine !== turn) return
    replace(found, items.map(({ id, name, state }) => h('li', { class: 'row' },
      h('button', { type: 'button', class: 'slight', 'aria-label': `Add ${name}`, onclick: () => choose(id) }, '+'), name, h('span', { class: `state ${state}` }, state))))
    if (!items.length) found.append(h('li', { class: 'quiet' }, 'No experiment is called so.'))
  }
  const input = h('input', {
    type: 'search', id: 'compare-search', placeholder: 'part of a name', oninput: ({ currentTarget }) => {
      clearTimeout(timer)
      timer = setTimeout(() => find(currentTarget.value).catch((error) => tell(words(error))), PAUSE)
    },
  })
  input.addEventListener('focus', () => found.childElementCount || find('').catch((error) => tell(words(error))))
  return h('div', {}, h('label', { for: 'compare-search' }, 'Add an experiment'), input, found)
}
