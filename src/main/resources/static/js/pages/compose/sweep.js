/** The axes of a sweep: a JSON Pointer into the spec, and the values there. */
import { h } from '../../dom.js'
import { places, pointer, renamed, steps } from './pointer.js'
import { parsed } from './raw.js'
import { onOneLine } from './written.js'

const ROOTS = ['truth', 'learner', 'regime', 'sampling', 'curation']

export function sweepBody(form, path, value) {
  const targets = places(form.value).filter(([root]) => ROOTS.includes(root)).map(pointer).filter((target) => !(target in value))
  const list = h('datalist', { id: `pointers-${form.id()}` }, targets.map((target) => h('option', { value: target })))
  const axes = Object.entries(value).map(([target, values], index) => axis(form, path, target, values, index, list.id))
  const free = targets.find((target) => typeof at(form, target) === 'number')
  return h('div', { class: 'members' }, list, axes,
    free && h('button', {
      type: 'button', class: 'slight', onclick: () => form.reshape([...path, free], [at(form, free)]),
    }, '+ axis'))
}

const at = (form, target) => form.get(steps(target))

function axis(form, path, target, values, index, list) {
  const [name, content] = [form.id(), form.id()]
  const slot = h('p', { class: 'error small', id: `${content}-error` })
  const where = h('input', {
    type: 'text', id: name, class: 'code', list, value: target,
    onchange: ({ currentTarget }) => {
      const to = currentTarget.value.trim()
      const all = form.get(path)
      if (to && !(to in all)) form.reshape(path, renamed(all, target, to), [...path, to])
      else currentTarget.value = target
    },
  })
  const what = h('input', {
    type: 'text', id: content, class: 'code', value: Array.isArray(values) ? values.map(onOneLine).join(', ') : onOneLine(values),
    'aria-describedby': `${content}-hint ${content}-error`,
    oninput: ({ currentTarget }) => {
      const read = parsed(`[${currentTarget.value}]`)
      if (read) form.set([...path, target], read.value)
      currentTarget.toggleAttribute('aria-invalid', false)
      if (!read) currentTarget.setAttribute('aria-invalid', 'true')
    },
  })
  form.register([...path, target], what, slot)
  return h('div', { class: 'field axis' },
    h('label', { for: name }, `Axis ${index + 1}: JSON Pointer`), where,
    h('label', { for: content }, 'Values'),
    h('div', { class: 'row' }, what, h('button', {
      type: 'button', class: 'slight', 'aria-label': `Remove axis ${target}`, onclick: () => form.reshape([...path, target], undefined, path),
    }, '×')),
    h('p', { class: 'hint', id: `${content}-hint` }, 'JSON values with commas: 0, 0.1, 0.5 or "replace", "accumulate"'), slot)
}
