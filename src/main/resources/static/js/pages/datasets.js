/** The data sets that truths can be made of. */
import { get, remove } from '../api.js'
import { button, h, replace, tell, words } from '../dom.js'
import { count, moment } from '../format.js'
import { known } from './datasets/known.js'
import { sending } from './datasets/sending.js'

export async function show(place) {
  const body = h('tbody')
  const empty = h('p', { class: 'quiet' })
  const more = button('Show more', () => read())
  let next = '/api/v1/datasets?limit=50'
  const opened = new Set()

  async function read() {
    const page = await get(next)
    next = page.next
    more.hidden = !next
    body.append(...page.items.flatMap(rows))
    tellEmpty()
  }

  const tellEmpty = () => replace(empty, body.childElementCount ? null
    : 'There are no data sets yet. Upload one above, or let a truth be drawn from a law: see Compose.')

  /** A row, and below it one for what is known. */
  function rows(dataset) {
    const { id, name, kind, rows: size, shape, createdAt } = dataset
    const cell = h('td', { colspan: 6, class: 'below' })
    const below = h('tr', { hidden: true }, cell)
    let seen = null
    const toggle = h('button', {
      type: 'button', class: 'slight', 'aria-expanded': 'false', 'aria-label': `Look at ${name}`, onclick: () => {
        below.hidden = !below.hidden
        toggle.setAttribute('aria-expanded', String(!below.hidden))
        if (seen) return
        seen = known(dataset)
        opened.add(seen)
        replace(cell, seen.element)
      },
    }, 'Look')
    const row = h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, kind), h('td', { class: 'number' }, count(size)), h('td', {}, shape.map(count).join(' × ')),
      h('td', {}, moment(createdAt)), h('td', {}, h('span', { class: 'row' }, toggle,
        h('a', { class: 'button', href: `#/compose?dataset=${encodeURIComponent(name)}`, 'aria-label': `Use in a new experiment: ${name}` }, 'Use in a new experiment'),
        h('button', { type: 'button', class: 'danger', 'aria-label': `Delete ${name}`, onclick: () => confirmDeletion(name, async () => {
          await remove(`/api/v1/datasets/${id}`)
          row.remove()
          below.remove()
          tellEmpty()
          tell(`${name} is deleted.`)
        }) }, 'Delete'))))
    return [row, below]
  }

  const form = sending((dataset) => {
    body.prepend(...rows(dataset))
    tellEmpty()
  })
  place.append(h('h1', {}, 'Data sets'), form.element, h('h2', {}, 'Uploaded'),
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Data sets' }, h('table', { class: 'wide' },
      h('thead', {}, h('tr', {}, ['Name', 'Kind', 'Observations', 'Shape', 'Uploaded'].map((name) => h('th', { scope: 'col', class: name === 'Observations' ? 'number' : null }, name)), h('td', {}))),
      body)), empty, more)
  await read()
  return () => {
    form.close()
    for (const one of opened) one.close()
  }
}

function confirmDeletion(name, action) {
  const failure = h('p', { class: 'error', role: 'alert' })
  const dialog = h('dialog', { 'aria-labelledby': 'delete-title' },
    h('h2', { id: 'delete-title' }, `Delete ${name}?`),
    h('p', {}, 'It cannot be brought back. Experiments that are finished keep their results.'), failure,
    h('p', { class: 'row' }, button('Delete', async () => {
      try {
        await action()
        dialog.close()
      } catch (error) {
        failure.textContent = words(error)
      }
    }, { class: 'danger' }), h('button', { type: 'button', onclick: () => dialog.close() }, 'Keep it')))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
