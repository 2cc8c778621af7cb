/** What there is to know of a field. */
import { h } from '../../dom.js'

/** @param texts some of which may be missing, or say the same; what stands in backquotes is code */
export function hint(texts) {
  const plain = (text) => text.toLowerCase().replace(/\.$/, '')
  const said = texts.filter(Boolean).filter((text, index, all) => all.findIndex((other) => plain(other) === plain(text)) === index)
  return said.join(' · ').split('`').map((piece, index) => index % 2 ? h('code', {}, piece) : piece)
}
