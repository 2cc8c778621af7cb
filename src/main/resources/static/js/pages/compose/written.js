/** JSON as a person would write it: what is short stays on one line. */

const LONGEST_LINE = 88

export function written(value, indent = '', top = true) {
  const line = onOneLine(value)
  if (value === null || typeof value !== 'object' || (!top && line.length + indent.length <= LONGEST_LINE)) return line
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === 'number')) return line
    return `[\n${value.map((item) => deeper + written(item, deeper, false)).join(',\n')}\n${indent}]`
  }
  const members = Object.entries(value).map(([name, inner]) => `${deeper}${JSON.stringify(name)}: ${written(inner, deeper, false)}`)
  return members.length ? `{\n${members.join(',\n')}\n${indent}}` : '{}'
}

export function onOneLine(value) {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${onOneLine(inner)}`)
  return members.length ? `{ ${members.join(', ')} }` : '{}'
}
