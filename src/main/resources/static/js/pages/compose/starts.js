/** Where to start from: an example, a published experiment, an experiment that is there. */
import { get } from '../../api.js'
import { button, h, replace } from '../../dom.js'
import { EXAMPLES } from './examples.js'

/** A row of choices, each of which changes the address. */
export function startsRow(presets) {
  const select = h('select', {
    id: 'start-from', onchange: ({ currentTarget }) => {
      if (currentTarget.value) location.hash = `#/compose?${currentTarget.value}`
    },
  },
  h('option', { value: '' }, 'choose …'),
  h('optgroup', { label: 'Small examples' }, Object.entries(EXAMPLES).map(([name, spec]) => h('option', { value: `example=${name}` }, spec.name))),
  h('optgroup', { label: 'Published and everyday experiments' }, presets.map(({ name, title }) => h('option', { value: `preset=${name}` }, `${title} (${name})`))))
  return h('div', { class: 'row' }, h('label', { for: 'start-from', class: 'inline' }, 'Start from'), select, button('Clone an experiment …', cloning))
}

/** Asks which experiment to clone, by part of its name. */
async function cloning() {
  const found = h('ul', { class: 'found' })
  const dialog = h('dialog', { 'aria-labelledby': 'clone-title' },
    h('h2', { id: 'clone-title' }, 'Clone an experiment'),
    h('label', { for: 'clone-search' }, 'Part of its name'),
    h('input', { id: 'clone-search', type: 'search', oninput: ({ currentTarget }) => search(currentTarget.value) }),
    found, h('p', {}, h('button', { type: 'button', onclick: () => dialog.close() }, 'Close')))
  let turn = 0
  const search = async (text) => {
    const mine = ++turn
    const page = await get(`/api/v1/experiments?limit=10${text ? `&q=${encodeURIComponent(text)}` : ''}`)
    if (mine !== turn) return
    replace(found, page.items.map(({ id, name, state }) => h('li', {},
      h('a', { href: `#/compose?clone=${id}`, onclick: () => dialog.close() }, name), ' ', h('span', { class: `state ${state}` }, state))))
    if (!page.items.length) found.append(h('li', { class: 'quiet' }, 'No experiment is called so.'))
  }
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  await search('')
}
