/** The course of a metric, small, with a mark at the generation that is shown; a click goes there. */
import { axes, stroke } from '../../charts/axes.js'
import { painted } from '../../charts/canvas.js'
import { colour } from '../../charts/colours.js'
import { h } from '../../dom.js'
import { number } from '../../format.js'

/** Where the largest value is so many times the smallest, the axis is logarithmic. */
const WIDE = 1000

const WORDS = { nan: 'undefined', inf: '∞', '-inf': '−∞' }

/**
 * @param seek called with a generation
 * @return `{ element, data(generations, values, words), at(generation), close() }`
 */
export function spark(label, seek) {
  let [generations, values, words] = [[], [], {}]
  let shown = 0
  const said = h('span', { class: 'value' })
  const scale = h('span', { class: 'quiet' })
  let across = null
  const canvas = painted(130, (context, width, height) => {
    const finite = values.filter((value) => value !== null)
    if (!finite.length) {
      context.fillStyle = colour('--quiet')
      context.fillText('no finite value', 10, height / 2)
      return
    }
    const ends = range(finite)
    const log = ends[0] > 0 && ends[1] > WIDE * ends[0]
    scale.textContent = log ? ' (logarithmic)' : ''
    const told = (value) => log ? Math.log10(value) : value
    const [low, high] = ends.map(told)
    const pad = (high - low) * 0.05 || Math.abs(high) * 0.1 || 1
    const last = Math.max(1, generations.at(-1))
    const { x, y } = axes(context, width, height, [0, last], [low - pad, high + pad], { whole: true, log })
    across = (pixels) => Math.round((pixels - x(0)) / (x(last) - x(0)) * last)
    for (const piece of pieces()) stroke(context, '--series-1', piece.map((index) => [x(generations[index]), y(told(values[index]))]), { width: 1.75 })
    stroke(context, '--series-2', [[x(shown), 10], [x(shown), height - 26]], { width: 2 })
    const value = values[nearest(generations, shown)]
    if (value !== null && value !== undefined) {
      context.fillStyle = colour('--series-2')
      context.beginPath()
      context.arc(x(shown), y(told(value)), 4, 0, 7)
      context.fill()
    }
  })
  canvas.element.addEventListener('click', ({ offsetX }) => across && seek(across(offsetX)))

  /** Stretches of positions without a gap. */
  function pieces() {
    const found = [[]]
    values.forEach((value, index) => value === null ? found.push([]) : found.at(-1).push(index))
    return found.filter((piece) => piece.length)
  }

  function tell() {
    const index = nearest(generations, shown)
    const value = values[index] ?? null
    said.textContent = value === null ? WORDS[words[index]] ?? '–' : number(value)
    canvas.say(`${label} by generation, ${said.textContent} at generation ${generations[index] ?? 0}`)
    canvas.draw()
  }

  return {
    element: h('figure', { class: 'card spark' }, h('figcaption', { class: 'row between' }, h('span', {}, label, scale), said), canvas.element),
    data(...all) {
      [generations, values, words] = all
      tell()
    },
    at(generation) {
      shown = generation
      tell()
    },
    close: canvas.close,
  }
}

const range = (values) => values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity])

/** The position of the number that is nearest; the numbers ascend. */
export function nearest(numbers, wanted) {
  let [low, high] = [0, numbers.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (numbers[middle] <= wanted) low = middle
    else high = middle
  }
  return high >= 0 && wanted - numbers[low] > numbers[high] - wanted ? high : Math.max(0, low)
}
