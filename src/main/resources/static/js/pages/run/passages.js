/** Texts, one below the other. */
import { h, replace } from '../../dom.js'

/** Texts shown, and characters of each. */
const MOST = 20
const LONGEST = 600

export function passagesView() {
  const element = h('ol', { class: 'passages', tabindex: 0, 'aria-label': 'Generated texts' })
  return {
    element, keys: [],
    show({ passages }) {
      replace(element, passages.slice(0, MOST).map((text) => h('li', {}, text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text)))
    },
    close() {},
  }
}
