/** Asks before what cannot be taken back. */
import { h } from './dom.js'

let asked = 0

/** @return whether the reader said yes */
export function confirmed(question, yes) {
  const id = `confirm-${asked += 1}`
  return new Promise((answer) => {
    const dialog = h('dialog', { 'aria-labelledby': id },
      h('form', { method: 'dialog' },
        h('p', { id }, question),
        h('p', { class: 'row' }, h('button', { class: 'danger', value: 'yes' }, yes), h('button', { value: 'no' }, 'No, leave it'))))
    dialog.addEventListener('close', () => {
      answer(dialog.returnValue === 'yes')
      dialog.remove()
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}
