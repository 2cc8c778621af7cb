/** The members of an object: those that are there, and buttons for those that are not. */
import { h } from '../../dom.js'
import { editor } from './editor.js'
import { start } from './schema.js'

const FIRST = ['name', 'truth', 'learner', 'regime', 'generations', 'replicates', 'seed', 'metrics', 'sampling', 'curation',
  'snapshots', 'sweep']

export function membersBody(form, schema, path, value) {
  const known = ordered(Object.keys(schema.properties ?? {}).filter((name) => schema.properties[name].const === undefined), path)
  const required = new Set(schema.required ?? [])
  const present = known.filter((name) => value[name] !== undefined)
  const unknown = Object.keys(value).filter((name) => !schema.properties?.[name])
  const absent = known.filter((name) => value[name] === undefined)
  return h('div', { class: 'members' },
    present.map((name) => editor(form, schema.properties[name], [...path, name], value[name], { label: name, removable: !required.has(name) })),
    unknown.map((name) => editor(form, {}, [...path, name], value[name], { label: `${name} (unknown)`, removable: true })),
    absent.length > 0 && h('div', { class: 'absent' }, h('span', { class: 'hint' }, 'Add'),
      absent.map((name) => adder(form, schema.properties[name], [...path, name], required.has(name)))))
}

const ordered = (names, path) => path.length ? names
  : [...FIRST.filter((name) => names.includes(name)), ...names.filter((name) => !FIRST.includes(name))]

function adder(form, schema, path, required) {
  const name = path.at(-1)
  const slot = h('span', { class: 'error small' })
  const button = h('button', {
    type: 'button', class: 'slight', title: schema.description, 'aria-label': `Add ${name}`,
    onclick: () => form.reshape(path, form.starts[name]?.(form.value) ?? start(form.document, schema)),
  }, `+ ${name}${required ? ' (required)' : ''}`)
  form.register(path, button, slot)
  return [button, slot]
}
