/** The items of an array. */
import { h } from '../../dom.js'
import { editor } from './editor.js'
import { rawControl } from './raw.js'
import { number } from './scalar.js'
import { alternatives, start } from './schema.js'

/** More items than this are edited as JSON. */
const MOST = 40

export function listBody(form, schema, path, value) {
  const label = path.at(-1)
  if (value.length > MOST || !schema.items) {
    const { input } = rawControl({ form, path, value })
    input.setAttribute('aria-label', `${label} as JSON`)
    return h('div', {}, h('p', { class: 'hint' }, `${value.length} items, as JSON`), input)
  }
  const choices = alternatives(form.document, schema.items)
  const plain = choices.length === 1 && ['number', 'integer'].includes(choices[0].kind) && value.every((item) => typeof item === 'number')
  return h('div', { class: plain ? 'numbers' : 'members' },
    value.map((item, index) => plain ? numberItem(form, choices[0], [...path, index], item, label)
      : editor(form, schema.items, [...path, index], item, { label: `${label} ${index + 1}`, removable: true })),
    h('button', {
      type: 'button', class: 'slight', 'aria-label': `Add an item to ${label}`,
      onclick: () => form.reshape([...path, value.length], next(form, schema, value)),
    }, '+'),
    plain && value.length > 0 && h('button', {
      type: 'button', class: 'slight', 'aria-label': `Remove the last item of ${label}`,
      onclick: () => form.reshape([...path, value.length - 1], undefined, path),
    }, '−'))
}

/** A word that is not there yet, or the last item again. */
function next(form, schema, value) {
  const words = alternatives(form.document, schema.items).filter(({ kind }) => kind === 'word').map(({ word }) => word)
  const fresh = words.find((word) => !value.includes(word))
  return fresh ?? (value.length ? structuredClone(value.at(-1)) : start(form.document, schema.items))
}

function numberItem(form, { schema, kind }, path, value, label) {
  const input = number(form, path, value, schema, kind, { 'aria-label': `${label} ${path.at(-1) + 1}` })
  const slot = h('span', { class: 'error small' })
  form.register(path, input, slot)
  return h('span', {}, input, slot)
}
