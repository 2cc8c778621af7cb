/** Where the marks of a logarithmic axis stand. */

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
