/** Numbers and times as a person reads them. */

/** Four significant digits; "–" for none. */
export function number(value) {
  if (value === null || value === undefined) return '–'
  if (typeof value !== 'number') return String(value)
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : 'undefined'
  const size = Math.abs(value)
  if (value !== 0 && (size < 1e-3 || size >= 1e6)) {
    const [mantissa, exponent] = value.toExponential(2).split('e')
    return `${minus(Number(mantissa))}·10${superscript(Number(exponent))}`
  }
  return minus(Number(value.toPrecision(4)))
}

const minus = (value) => String(value).replace('-', '−')

const superscript = (value) => String(value).replace(/./g, (digit) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(digit)])

/** A count with thin spaces. */
export const count = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ' ')

/** A duration in seconds: "40 s", "3 min", "2 h 10 min". */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) return 'unknown'
  if (seconds < 1) return 'under a second'
  if (seconds < 100) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Bytes: "3.4 MB". */
export function bytes(value) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3))
  return `${Number((value / 1000 ** power).toPrecision(3))} ${units[power]}`
}

/** A moment by the clock of the reader. */
export const moment = (iso) => iso === null ? '–' : new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** The swept values of a point, as a label. */
export function point(values) {
  const entries = Object.entries(values)
  return entries.length ? entries.map(([pointer, value]) => `${pointer.split('/').at(-1)} ${written(value)}`).join(', ') : 'all'
}

const written = (value) => typeof value === 'number' ? number(value) : typeof value === 'string' ? value : JSON.stringify(value)
