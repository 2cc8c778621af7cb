/** What the service thinks of a spec: its errors, or what it would take. */
import { h, replace } from '../../dom.js'
import { bytes, count, duration } from '../../format.js'

/**
 * @param answer as of checks.js, or `{ syntax }` for what is no JSON
 * @param focus called with the pointer of an error that is followed
 */
export function showVerdict(place, { errors = [], estimate, failure, syntax }, focus) {
  place.classList.toggle('wrong', errors.length > 0 || Boolean(syntax))
  if (syntax) return replace(place, h('p', { class: 'error' }, `This is not JSON: ${syntax}`))
  if (failure) return replace(place, h('p', { class: 'error' }, `Not checked: ${failure}`))
  if (errors.length) return replace(place, h('p', { class: 'error' }, errors.length === 1 ? 'One error:' : `${errors.length} errors:`), list(errors, focus))
  return replace(place, facts(estimate))
}

const list = (errors, focus) => h('ul', { class: 'errors' }, errors.map(({ pointer, detail }) => h('li', {},
  h('button', { type: 'button', class: 'link', onclick: () => focus(pointer) }, h('code', {}, pointer || 'the spec')), ` ${shortened(detail)}`)))

const shortened = (text) => text.length > 300 ? `${text.slice(0, 300)} …` : text

function facts({ sweepPoints, runs, generations, metrics, estimatedMemoryBytes, estimatedSeconds }) {
  return h('dl', { class: 'facts' },
    fact('Runs', sweepPoints === 1 ? count(runs) : `${count(runs)} at ${count(sweepPoints)} sweep points`),
    fact('Generations', count(generations)),
    fact('Metrics', metrics.join(', ')),
    fact('Time on one core', duration(estimatedSeconds)),
    fact('Memory of a run', bytes(estimatedMemoryBytes)))
}

const fact = (term, description) => [h('dt', {}, term), h('dd', {}, description)]
