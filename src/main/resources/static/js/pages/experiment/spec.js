/** The spec as it was sent, folded. */
import { h } from '../../dom.js'

export const spec = ({ spec: sent, resolved }) => h('section', { 'aria-labelledby': 'spec-title' },
  h('h2', { id: 'spec-title' }, 'Spec'),
  folded('As sent', sent),
  resolved && folded('With every default', resolved))

const folded = (title, value) => h('details', {}, h('summary', {}, title),
  h('pre', { tabindex: 0, 'aria-label': `Spec, ${title.toLowerCase()}` }, JSON.stringify(value, null, 2)))
