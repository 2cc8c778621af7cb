/** Puts a text where other programs find it. */
import { h, tell } from '../../dom.js'

/** To the clipboard; where the browser does not allow it, into a field to be copied from. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    tell('Copied.')
  } catch {
    offer(text)
  }
}

function offer(text) {
  const field = h('textarea', { id: 'to-copy', class: 'code', readonly: true, rows: 12, value: text })
  const dialog = h('dialog', { class: 'copy', 'aria-label': 'Copy' }, h('label', { for: 'to-copy' }, 'Copy this'), field,
    h('p', {}, h('button', { type: 'button', onclick: () => dialog.close() }, 'Close')))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  field.select()
}
