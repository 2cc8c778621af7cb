/** The control of a number, a text or a yes-or-no. */
import { h } from '../../dom.js'

/** @return `{ input, element }`: what has the focus, and what stands in the form */
export function scalarControl({ form, path, value }, { kind, schema }) {
  if (kind === 'boolean') return same(h('input', { type: 'checkbox', checked: value, oninput: (event) => form.set(path, event.currentTarget.checked) }))
  if (kind === 'string') return text(form, path, value, schema)
  return same(number(form, path, value, schema, kind))
}

const same = (input) => ({ input, element: input })

/** A number; while what stands there is none, the value stays as it was. */
export function number(form, path, value, { minimum, maximum }, kind, attributes = {}) {
  return h('input', {
    type: 'number', step: kind === 'integer' ? 1 : 'any', min: minimum, max: maximum, value: String(value), ...attributes,
    oninput: ({ currentTarget }) => {
      if (currentTarget.validity.badInput || currentTarget.value === '') currentTarget.setAttribute('aria-invalid', 'true')
      else form.set(path, Number(currentTarget.value))
    },
  })
}

function text(form, path, value, { maxLength }) {
  const name = path.at(-1)
  const write = ({ currentTarget }) => form.set(path, currentTarget.value)
  if (maxLength > 1000) return same(h('textarea', { rows: 2, maxlength: maxLength, value, oninput: write }))
  const names = form.suggestions[name]
  const list = names && h('datalist', { id: `names-${form.id()}` }, names.map((one) => h('option', { value: one })))
  const input = h('input', { type: 'text', maxlength: maxLength, list: list?.id, value, oninput: write })
  return { input, element: list ? h('span', {}, input, list) : input }
}
