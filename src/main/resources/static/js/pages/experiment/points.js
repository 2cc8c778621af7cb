/** Which sweep points are drawn as curves: eight at most, spread over those that fit what was chosen. */
import { h } from '../../dom.js'
import { number } from '../../format.js'

const MOST = 8

/** Short names of swept fields: the last part of the pointer, or all of it where that is not enough. */
export function names(pointers) {
  const last = pointers.map((pointer) => pointer.split('/').at(-1))
  return pointers.map((pointer, k) => last.filter((name) => name === last[k]).length > 1 ? pointer.slice(1) : last[k])
}

/** A swept value as text. */
export const written = (value) => typeof value === 'number' ? number(value) : typeof value === 'string' ? value : JSON.stringify(value)

/** The values of a swept field in the order of axes and choices: numbers ascending, others as the spec has them. */
export function valuesOf({ sweep }, pointer) {
  const values = [...sweep[pointer]]
  return values.every((value) => typeof value === 'number') ? values.sort((a, b) => a - b) : values
}

/** At most so many of a list, at equal distances, the first and last among them. */
export function spread(list, most = MOST) {
  if (list.length <= most) return list
  return Array.from({ length: most }, (_, k) => list[Math.round(k * (list.length - 1) / (most - 1))])
}

/**
 * @param changed called back at another choice
 * @return `element`; `know(points)`, those that have begun; `chosen()`, the points to draw, as the summary has them: `{ sweepPoint, values }`
 */
export function chooser(spec, changed) {
  const pointers = Object.keys(spec.sweep ?? {})
  const short = names(pointers)
  const selects = pointers.map((pointer, k) => h('select', { id: `point-${k}`, onchange: changed }, h('option', { value: '' }, 'all'),
    valuesOf(spec, pointer).map((value) => h('option', { value: JSON.stringify(value) }, written(value)))))
  const told = h('p', { class: 'small quiet' })
  const element = h('fieldset', { hidden: true }, h('legend', {}, 'Curves'), told,
    h('div', { class: 'row controls' }, selects.map((field, k) => h('div', {}, h('label', { for: field.id }, short[k]), field))))
  let points = []

  const fits = ({ values }) => selects.every(({ value }, k) => !value || JSON.stringify(values[pointers[k]]) === value)

  return {
    element,
    know(begun) {
      points = begun
      element.hidden = points.length <= MOST
      told.textContent = `${points.length} sweep points have begun; ${MOST} at most are drawn, spread over those that fit.`
    },
    chosen: () => spread(points.filter(fits)),
  }
}
