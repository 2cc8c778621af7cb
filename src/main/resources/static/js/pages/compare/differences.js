/** In what the specs of experiments differ. */
import { h } from '../../dom.js'
import { pointer } from '../compose/pointer.js'
import { onOneLine } from '../compose/written.js'

const LONGEST = 120
const MOST = 200

/** A table of the members that differ, one column for each experiment. */
export function differences(experiments) {
  const leaves = experiments.map(({ resolved }) => new Map(flat(resolved)))
  const names = [...new Set(leaves.flatMap((one) => [...one.keys()]))].filter((name) => !/^\/(name|description|tags)/.test(name))
  const rows = names.map((name) => ({ name, values: leaves.map((one) => one.get(name)) }))
    .filter(({ values }) => values.some((value) => value !== values[0]))
  if (!rows.length) return h('p', { class: 'quiet' }, experiments.length > 1 ? 'Their specs say the same.' : 'Add a second experiment.')
  return [h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Differences' }, h('table', {},
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Member'), experiments.map(({ id, name }) => h('th', { scope: 'col' },
      h('a', { href: `#/experiments/${id}` }, name))))),
    h('tbody', {}, rows.slice(0, MOST).map(({ name, values }) => h('tr', {}, h('th', { scope: 'row' }, h('code', {}, name)),
      values.map((value) => h('td', {}, value === undefined ? '–' : h('code', {}, value.length > LONGEST ? `${value.slice(0, LONGEST)} …` : value)))))))),
  rows.length > MOST && h('p', { class: 'quiet' }, `${rows.length - MOST} more members differ.`)]
}

/** Pointers and values, as JSON, of all that has nothing inside; arrays of plain values and words count as such. */
function flat(value, path = []) {
  if (value === null || typeof value !== 'object' || (Array.isArray(value) && value.every((item) => typeof item !== 'object' || Array.isArray(item)))) {
    return [[pointer(path), onOneLine(value)]]
  }
  return Object.entries(value).flatMap(([step, inner]) => flat(inner, [...path, step]))
}
