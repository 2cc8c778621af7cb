/** Asks for the API key, where the service wants one. */
import { key, setKey } from './api.js'
import { h } from './dom.js'

/** @param then called once there is a new one */
export function askForKey(then) {
  const field = h('input', { type: 'password', id: 'key-value', autocomplete: 'off', value: key() ?? '' })
  const dialog = h('dialog', { 'aria-labelledby': 'key-title' },
    h('form', {
      method: 'dialog', onsubmit: () => {
        setKey(field.value.trim())
        then()
      },
    },
    h('h2', { id: 'key-title' }, 'API key'),
    h('p', {}, 'Needed where the service asks for one. It is kept until this tab is closed.'),
    h('label', { for: 'key-value' }, 'Key'), field,
    h('p', { class: 'row' }, h('button', { class: 'primary' }, 'Use it'),
      h('button', { type: 'button', onclick: () => dialog.close() }, 'Not now'))))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
