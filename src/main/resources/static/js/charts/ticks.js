/** Where the marks of an axis stand. */

/** At most so many marks between two positive ends: powers of ten, with 2 and 5 between them where there is room. */
export function logTicks(low, high, most = 8) {
  const first = Math.floor(Math.log10(low) + 1e-9)
  const last = Math.ceil(Math.log10(high) - 1e-9)
  const decades = last - first
  const stride = Math.max(1, Math.ceil(decades / most))
  const digits = decades * 3 <= most ? [1, 2, 5] : [1]
  const ticks = []
  for (let power = Math.ceil(first / stride) * stride; power <= last; power += stride) {
    ticks.push(...digits.map((digit) => Number(`${digit}e${power}`)))
  }
  return ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9))
}

/** Round numbers between two ends, about so many. */
export function marks(low, high, most) {
  if (!(high > low)) return [low]
  const raw = (high - low) / most
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= raw)
  const found = []
  for (let value = Math.ceil(low / step) * step; value <= high + step * 1e-9; value += step) found.push(value)
  return found
}
