/** Axes of a canvas, and lines over them. */
import { colour } from './colours.js'
import { marks } from './ticks.js'

const MARGIN = { left: 46, right: 10, top: 10, bottom: 26 }

/**
 * Axes with marks.
 * @param xs,ys `[low, high]` of the two axes
 * @param options `xLabel`; `whole` for marks at whole numbers of x alone; `log` where y is told by its logarithm to base 10
 * @return `{ x, y }`, from data to pixels
 */
export function axes(context, width, height, xs, ys, { xLabel, whole, log } = {}) {
  const [right, bottom] = [width - MARGIN.right, height - MARGIN.bottom]
  const x = (value) => MARGIN.left + (value - xs[0]) / (xs[1] - xs[0]) * (right - MARGIN.left)
  const y = (value) => bottom - (value - ys[0]) / (ys[1] - ys[0]) * (bottom - MARGIN.top)
  context.lineWidth = 1
  for (const value of marks(...xs, Math.max(2, Math.round(width / 90)))) {
    if (whole && !Number.isInteger(value)) continue
    stroke(context, '--grid', [[x(value), MARGIN.top], [x(value), bottom]])
    write(context, short(value), x(value), bottom + 15, x(value) > right - 12 ? 'right' : 'center')
  }
  for (const value of marks(...ys, 5)) {
    if (log && !Number.isInteger(value)) continue
    stroke(context, '--grid', [[MARGIN.left, y(value)], [right, y(value)]])
    write(context, log ? short(10 ** value) : short(value), MARGIN.left - 5, y(value) + 4, 'right')
  }
  if (xLabel) write(context, xLabel, right, MARGIN.top + 9, 'right')
  return { x, y }
}

const short = (value) => String(Number(value.toPrecision(3))).replace('-', '−').replace('e+', 'e')

export function stroke(context, name, points, { width = 1, dash = [] } = {}) {
  context.strokeStyle = colour(name)
  context.lineWidth = width
  context.setLineDash(dash)
  context.beginPath()
  points.forEach(([x, y], index) => index ? context.lineTo(x, y) : context.moveTo(x, y))
  context.stroke()
  context.setLineDash([])
}

function write(context, text, x, y, align) {
  context.fillStyle = colour('--quiet')
  context.textAlign = align
  context.fillText(text, x, y)
}
