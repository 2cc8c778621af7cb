/** A value that no field can show: as JSON. */
import { h } from '../../dom.js'
import { onOneLine } from './written.js'

/** @return `{ input, element }` */
export function rawControl({ form, path, value }) {
  const input = h('textarea', {
    class: 'code', rows: 3, spellcheck: 'false', value: onOneLine(value),
    oninput: ({ currentTarget }) => {
      const read = parsed(currentTarget.value)
      currentTarget.toggleAttribute('aria-invalid', false)
      if (read) form.set(path, read.value)
      else currentTarget.setAttribute('aria-invalid', 'true')
    },
  })
  return { input, element: input }
}

/** @return `{ value }`, or null for what is no JSON */
export function parsed(text) {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}
