/** From numbers to shares of a colour scale, and the key that tells the way back. */
import { number } from '../format.js'
import { colour } from './colours.js'
import { shadeText } from './scale.js'

/**
 * @param values null where there is none
 * @param log whether equal factors are equal steps; then what is not positive has no colour
 * @return `low`, `high` (null if there is no value), `share(value)` from 0 to 1, null for none
 */
export function shades(values, log) {
  let low = null
  let high = null
  for (const value of values) {
    if (!shown(value, log)) continue
    low = low === null || value < low ? value : low
    high = high === null || value > high ? value : high
  }
  const at = log ? Math.log : (value) => value
  return {
    low, high,
    share: (value) => shown(value, log) ? low === high ? 0.5 : (at(value) - at(low)) / (at(high) - at(low)) : null,
  }
}

const shown = (value, log) => value !== null && value !== undefined && Number.isFinite(value) && (!log || value > 0)

/** Draws the key: a strip of colours between the ends. */
export function key(context, { low, high }, label, log, left, top, width) {
  context.textBaseline = 'middle'
  context.fillStyle = colour('--quiet')
  context.textAlign = 'left'
  if (low === null) {
    context.fillText(`no ${label} to show`, left, top + 6)
    return
  }
  const first = number(low)
  context.fillText(first, left, top + 6)
  const start = left + context.measureText(first).width + 8
  const strip = Math.min(160, width / 3)
  for (let k = 0; k < strip; k++) {
    context.fillStyle = shadeText(k / (strip - 1))
    context.fillRect(start + k, top, 1.5, 12)
  }
  context.fillStyle = colour('--quiet')
  context.fillText(`${number(high)}   ${label}${log ? ', logarithmic' : ''}`, start + strip + 8, top + 6)
}
