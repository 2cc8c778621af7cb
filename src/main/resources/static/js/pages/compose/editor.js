/** The field of a value, whatever it is. */
import { h } from '../../dom.js'
import { hint } from './hint.js'
import { listBody } from './list.js'
import { membersBody } from './members.js'
import { rawControl } from './raw.js'
import { alternatives, chosen, limits, resolved, startOf } from './schema.js'
import { scalarControl } from './scalar.js'
import { sweepBody } from './sweep.js'

/**
 * @param form the Form
 * @param schema of the value
 * @param path where it is
 * @param meta `label`; `removable`; `top` for the whole
 */
export function editor(form, schema, path, value, meta) {
  const found = resolved(form.document, schema)
  const choices = alternatives(form.document, schema)
  const index = chosen(choices, value)
  const choice = choices[index]
  const context = { form, path, value, meta, about: found.description, standard: found.default, limits: limits(choice?.schema ?? {}) }
  if (path.length === 1 && path[0] === 'sweep' && value !== null && typeof value === 'object') return part(context, null, sweepBody(form, path, value))
  const select = choices.length > 1 ? choiceSelect(context, choices, index) : null
  if (!choice) return line(context, select, rawControl(context))
  switch (choice.kind) {
    case 'object': return meta.top ? membersBody(form, choice.schema, path, value) : part(context, select, membersBody(form, choice.schema, path, value), about(found, choice))
    case 'array': return part(context, select, listBody(form, choice.schema, path, value))
    case 'word': return line(context, select)
    case 'any': return line(context, select, rawControl(context))
    default: return line(context, select, scalarControl(context, choice))
  }
}

const about = (found, { schema }) => schema.description && schema.description !== found.description ? schema.description : found.about

function choiceSelect({ form, path, value, meta }, choices, index) {
  const words = new Set(choices.filter(({ kind }) => kind === 'word').map(({ word }) => word))
  const needless = (choice) => choice.kind === 'object' && words.has(choice.label) && Object.keys(choice.schema.properties).length === 1
  const settable = new Set(choices.filter((choice) => choice.kind === 'object' && !needless(choice)).map((choice) => choice.label))
  const label = (choice) => needless(choice) ? `${choice.label}, as an object`
    : choice.kind === 'word' && settable.has(choice.label) ? `${choice.label}, by default` : choice.label
  const options = choices.map((choice, position) => ({ choice, position }))
    .filter(({ choice, position }) => position === index || !needless(choice))
    .sort((one, other) => label(one.choice).localeCompare(label(other.choice)))
    .map(({ choice, position }) => h('option', { value: position, selected: position === index }, label(choice)))
  if (index < 0) options.unshift(h('option', { value: -1, selected: true }, 'something else'))
  return h('select', {
    'aria-label': `Kind of ${meta.label}`, onchange: (event) => {
      const choice = choices[event.currentTarget.value]
      if (choice) form.reshape(path, choice.label === value && choice.kind === 'object' ? { type: choice.label } : startOf(form.document, choice))
    },
  }, options)
}

/** A field of one line: its label, what it is, its control, what to know of it. */
function line({ form, path, meta, about: description, standard, limits: allowed }, select, control) {
  const first = control?.input ?? select
  const id = form.id()
  first.id = id
  if (control) control.input.removeAttribute('aria-label')
  const slot = h('p', { class: 'error small', id: `${id}-error` })
  const known = [description, allowed, standard === undefined || standard === '' ? null : `default ${JSON.stringify(standard)}`]
  first.setAttribute('aria-describedby', `${id}-hint ${id}-error`)
  if (!control) first.removeAttribute('aria-label')
  form.register(path, first, slot)
  return h('div', { class: 'field' },
    h('label', { for: id }, meta.label),
    h('div', { class: 'row' }, control && select, control?.element ?? select, meta.removable && removal(form, path, meta.label)),
    h('div', { class: 'hint', id: `${id}-hint` }, hint(known)), slot)
}

/** A field with fields inside, which can be folded. */
function part({ form, path, meta, about: description, limits: allowed }, select, body, more) {
  const key = path.join('/')
  const id = form.id()
  const slot = h('p', { class: 'error small', id: `${id}-error` })
  const summary = h('summary', {}, meta.label)
  const control = select ?? summary
  control.setAttribute('aria-describedby', `${id}-hint ${id}-error`)
  form.register(path, control, slot)
  const open = form.folded.get(key) ?? true
  return h('details', { class: `part depth-${Math.min(path.length, 3)}`, open, ontoggle: (event) => form.folded.set(key, event.currentTarget.open) },
    summary,
    h('div', { class: 'inside' },
      select && h('div', { class: 'row between' }, h('div', { class: 'row' }, select), meta.removable && removal(form, path, meta.label)),
      h('div', { class: 'row between top' }, h('div', { class: 'hint', id: `${id}-hint` }, hint([description, more, allowed])),
        !select && meta.removable && removal(form, path, meta.label)),
      slot, body))
}

const removal = (form, path, label) => h('button', {
  type: 'button', class: 'slight', 'aria-label': `Remove ${label}`, title: `Remove ${label}`,
  onclick: () => form.reshape(path, undefined, path.slice(0, -1)),
}, '×')
