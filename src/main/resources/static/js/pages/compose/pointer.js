/** JSON Pointers (RFC 6901), as lists of steps, and values with one place changed. */

export const steps = (pointer) => pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

export const pointer = (path) => path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** What is at a place; undefined for nothing. */
export const at = (value, path) => path.reduce((inner, step) => inner?.[step], value)

/**
 * A copy with another value at a place; all else, and the order of members, stays.
 * @param inner undefined to take the member or item away
 */
export function changed(value, path, inner) {
  if (!path.length) return inner
  const [step, ...rest] = path
  const copy = Array.isArray(value) ? [...value] : { ...value }
  if (rest.length || inner !== undefined) copy[step] = changed(copy[step], rest, inner)
  else if (Array.isArray(copy)) copy.splice(Number(step), 1)
  else delete copy[step]
  return copy
}

/** A copy of an object with a member called otherwise, in its old place. */
export const renamed = (object, from, to) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name === from ? to : name, value]))

/** Every place within a value, the value itself left out. */
export function places(value, path = []) {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([step, inner]) => [[...path, step], ...places(inner, [...path, step])])
}
