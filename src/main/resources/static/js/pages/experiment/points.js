/** Which sweep points are drawn as curves: eight at most, spread over those that fit what was chosen. */
import { h, replace } from '../../dom.js'
import { number } from '../../format.js'

const MOST = 8

/** Short names of swept fields: the last part of the pointer, or all of it where that is not enough. */
export function names(pointers) {
  const last = pointers.map((pointer) => pointer.split('/').at(-1))
  return pointers.map((pointer, k) => last.filter((name) => name === last[k]).length > 1 ? pointer.slice(1) : last[k])
}

/** A swept value as text. */
export const written = (value) => typeof value === 'number' ? number(value) : typeof value === 'string' ? value : JSON.stringify(value)

/** The different values of a swept field, numbers ascending, others in their order. */
export function valuesOf(points, pointer) {
  const values = new Map(points.map(({ values: swept }) => [JSON.stringify(swept[pointer]), swept[pointer]]))
  const list = [...values.values()]
  return list.every((value) => typeof value === 'number') ? list.sort((a, b) => a - b) : list
}

/** At most so many of a list, at equal distances, the first and last among them. */
export function spread(list, most = MOST) {
  if (list.length <= most) return list
  return Array.from({ length: most }, (_, k) => list[Math.round(k * (list.length - 1) / (most - 1))])
}

/**
 * @param changed called back at another choice
 * @return `element`; `know(points)`, those there are; `chosen()`, the points to draw, as the summary has them: `{ sweepPoint, values }`
 */
export function chooser(changed) {
  const element = h('fieldset', { hidden: true })
  let points = []
  let selects = new Map()

  const fits = ({ values }) => [...selects].every(([pointer, { value }]) => !value || JSON.stringify(values[pointer]) === value)

  function know(newPoints) {
    if (newPoints.length === points.length) return
    points = newPoints
    element.hidden = points.length <= MOST
    if (element.hidden) return
    const pointers = Object.keys(points[0].values)
    selects = new Map(pointers.map((pointer, k) => [pointer, h('select', { id: `point-${k}`, onchange: changed },
      h('option', { value: '' }, 'all'),
      valuesOf(points, pointer).map((value) => h('option', { value: JSON.stringify(value) }, written(value))))]))
    replace(element, h('legend', {}, 'Curves'),
      h('p', { class: 'small quiet' }, `There are ${points.length} sweep points; ${MOST} at most are drawn, spread over those that fit.`),
      h('div', { class: 'row controls' }, names(pointers).map((name, k) =>
        h('div', {}, h('label', { for: `point-${k}` }, name), selects.get(pointers[k])))))
  }

  return { element, know, chosen: () => spread(points.filter(fits)) }
}
