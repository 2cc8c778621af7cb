/** What of a chart's columns is drawn: the part in view, what a logarithmic axis can show, and no more than can be seen. */

const MOST = 2000

/**
 * @param chart as that of lines.js
 * @param view `{ min, max }` of x; null for all
 * @return `data`, the columns as uPlot takes them; `columns`, of each series its positions among them; `origin`, of each
 * place its index in x; `note`, what is left out, in words
 */
export function drawable({ x, series, logX, logY }, view) {
  const seen = [...x.keys()].filter((index) => Number.isFinite(x[index]) && (!logX || x[index] > 0)
    && (!view || (x[index] >= view.min && x[index] <= view.max)))
  const origin = thinned(seen)
  const data = [origin.map((index) => x[index])]
  let left = 0
  const columns = series.map(({ y, low, high }) => [y, ...(low && high ? [low, high] : [])].map((values, which) => {
    const column = seen.map((index) => {
      const value = values[index] ?? null
      if (value === null || !Number.isFinite(value)) return null
      if (!logY || value > 0 || which) return value
      left += 1
      return null
    })
    return data.push(extremes(column)) - 1
  }))
  const notes = []
  if (left) notes.push(`${left} ${left === 1 ? 'value is' : 'values are'} not positive, and not drawn on the logarithmic axis.`)
  if (logX && x.some((value) => value <= 0)) notes.push('What is not positive on the x axis is not drawn.')
  return { data, columns, origin, note: notes.join(' ') }
}

const stride = (size) => size <= MOST ? 1 : Math.ceil(2 * size / MOST)

/** The first and the last of each stretch. */
function thinned(indices) {
  const step = stride(indices.length)
  if (step === 1) return indices
  const kept = []
  for (let at = 0; at < indices.length; at += step) kept.push(indices[at], indices[Math.min(at + step, indices.length) - 1])
  return kept.length > 1 && kept.at(-1) === kept.at(-2) ? kept.slice(0, -1) : kept
}

/** The least and the largest of each stretch, in their order. */
function extremes(column) {
  const step = stride(column.length)
  if (step === 1) return column
  const kept = []
  for (let at = 0; at < column.length; at += step) {
    const end = Math.min(at + step, column.length)
    let least = -1
    let most = -1
    for (let i = at; i < end; i++) {
      if (column[i] === null) continue
      if (least < 0 || column[i] < column[least]) least = i
      if (most < 0 || column[i] > column[most]) most = i
    }
    const pair = [Math.min(least, most), Math.max(least, most)].map((i) => i < 0 ? null : column[i])
    kept.push(...(end - at === 1 ? pair.slice(0, 1) : pair))
  }
  return kept
}
