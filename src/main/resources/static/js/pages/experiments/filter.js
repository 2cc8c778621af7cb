/** What the list of experiments shows; kept in the address, so that it can be shared. */
import { h } from '../../dom.js'
import { STATES } from '../../states.js'

const SORTS = { '-createdAt': 'newest first', createdAt: 'oldest first', name: 'by name', '-name': 'by name, backwards' }

/**
 * @param query the parameters of the address
 * @param changed called back some moments after the last change
 * @return `element`; `query()`, as the API takes it; `isEmpty()`; `set(values)` changes fields
 */
export function filter(query, changed) {
  let timer = null
  const soon = (pause) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      history.replaceState(null, '', `#/experiments?${read()}`)
      changed()
    }, pause)
  }
  const select = (name, options) => h('select', { id: `filter-${name}`, name, onchange: () => soon(0) },
    options.map(([value, label]) => h('option', { value, selected: query.get(name) === value }, label)))
  const input = (name, placeholder) => h('input', { type: 'search', id: `filter-${name}`, name, placeholder,
    value: query.get(name) ?? '', oninput: () => soon(300) })
  const fields = {
    q: ['Words', input('q', 'in name or description')],
    state: ['State', select('state', [['', 'any'], ...STATES.map((state) => [state, state])])],
    tag: ['Tag', input('tag', '')],
    sort: ['Order', select('sort', Object.entries(SORTS))],
  }

  const read = () => new URLSearchParams(Object.entries(fields)
    .map(([name, [, field]]) => [name, field.value.trim()]).filter(([, value]) => value))

  return {
    element: h('form', { class: 'row controls', role: 'search', onsubmit: (event) => event.preventDefault() },
      Object.entries(fields).map(([name, [label, field]]) => h('div', {}, h('label', { for: `filter-${name}` }, label), field))),
    query: read,
    isEmpty: () => ['q', 'state', 'tag'].every((name) => !fields[name][1].value.trim()),
    set(values) {
      for (const [name, value] of Object.entries(values)) fields[name][1].value = value
      soon(0)
    },
  }
}
