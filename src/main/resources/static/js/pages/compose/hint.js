/** What there is to know of a field. */
import { h } from '../../dom.js'

/** Longer ones are folded after a sentence. */
const LONGEST = 200

/** @param texts some of which may be missing, or say the same; what stands in backquotes is code */
export function hint(texts) {
  const plain = (text) => text.toLowerCase().replace(/\.$/, '')
  const said = texts.filter(Boolean).filter((text, index, all) => all.findIndex((other) => plain(other) === plain(text)) === index)
  const whole = said.join(' · ')
  if (whole.length <= LONGEST) return marked(whole)
  const end = /[.:;·] /.exec(whole.slice(LONGEST / 2))
  const cut = end ? LONGEST / 2 + end.index + 1 : LONGEST
  return [marked(whole.slice(0, cut)), h('details', { class: 'more' }, h('summary', {}, 'more'), marked(whole.slice(cut)))]
}

const marked = (text) => text.split('`').map((piece, index) => index % 2 ? h('code', {}, piece) : piece)
