/** Reads the JSON Schema of a spec: what a place may hold. */

/**
 * What a schema allows, one by one.
 * @return alternatives `{ kind, label, schema, word? }`; `kind` is number, integer, boolean, string, word (one fixed
 * string), object, array or any; `label` is the word, or the type that an object is tagged with
 */
export function alternatives(document, schema) {
  const found = resolved(document, schema)
  const several = found.anyOf ?? found.oneOf
  if (several) {
    return several.flatMap((one) => alternatives(document, one))
      .map((one) => one.label ? one : { ...one, label: plural(one, found) })
  }
  if (found.enum) return found.enum.map((word) => ({ kind: 'word', word, label: word, schema: found }))
  return [{ kind: kindOf(found), label: found.properties?.type?.const, schema: found }]
}

const kindOf = (schema) => schema.type ?? 'any'

const plural = ({ kind, schema }) => kind === 'object' ? `with ${Object.keys(schema.properties).join(', ')}` : `a ${kind}`

/** A schema in place of the reference to it; what stands beside the reference is kept. */
export function resolved(document, schema) {
  if (!schema.$ref) return schema
  const { $ref, ...beside } = schema
  const target = document.$defs[$ref.split('/').at(-1)]
  return { ...target, ...beside, about: target.description }
}

/** Which alternative a value is of; -1 if none. */
export function chosen(choices, value) {
  const exact = choices.findIndex((choice) => choice.kind === 'word' && choice.word === value)
  return exact >= 0 ? exact : choices.findIndex((choice) => fits(choice, value))
}

function fits({ kind, schema }, value) {
  switch (kind) {
    case 'number': case 'integer': return typeof value === 'number'
    case 'boolean': case 'string': return typeof value === kind
    case 'array': return Array.isArray(value)
    case 'object': {
      const tag = schema.properties?.type?.const
      return value !== null && typeof value === 'object' && !Array.isArray(value) && (tag === undefined || value.type === tag)
    }
    default: return false
  }
}

/** Something sensible for a member or item that was just added. */
export function start(document, schema) {
  if (schema.default !== undefined && schema.default !== null) return schema.default
  const choices = alternatives(document, schema)
  return startOf(document, choices.find(({ kind }) => kind === 'number') ?? choices[0])
}

/** Something sensible of an alternative. */
export function startOf(document, { kind, word, schema }) {
  switch (kind) {
    case 'word': return word
    case 'number': case 'integer': return schema.default && typeof schema.default === 'number' ? schema.default : within(schema)
    case 'boolean': return schema.default ?? true
    case 'string': return ''
    case 'array': return schema.items && kindOf(resolved(document, schema.items)) !== 'string' ? [start(document, schema.items)] : []
    case 'object': return schema.examples?.[0] ?? least(document, schema)
    default: return null
  }
}

function within({ minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity }) {
  if (maximum <= 1) return maximum / 2
  return Math.max(Math.min(1, maximum), minimum, exclusiveMinimum)
}

function least(document, { properties = {}, required = [] }) {
  return Object.fromEntries(required.map((name) => [name, properties[name].const ?? start(document, properties[name])]))
}

/** The limits of a number or a length, in words; empty if there are none. */
export function limits({ minimum, exclusiveMinimum, maximum, maxLength, maxItems }) {
  const said = []
  if (exclusiveMinimum !== undefined) said.push(`above ${short(exclusiveMinimum)}`)
  if (minimum !== undefined && maximum !== undefined) said.push(`${short(minimum)} to ${short(maximum)}`)
  else if (minimum !== undefined) said.push(`at least ${short(minimum)}`)
  else if (maximum !== undefined) said.push(`at most ${short(maximum)}`)
  if (maxLength !== undefined && maxLength < 1000) said.push(`at most ${maxLength} characters`)
  if (maxItems !== undefined && maxItems < 1000) said.push(`at most ${maxItems}`)
  return said.join(', ')
}

const short = (value) => Math.abs(value) >= 1e6 && Number.isInteger(Math.log10(Math.abs(value))) ? value.toExponential().replace('e+', 'e') : String(value)
