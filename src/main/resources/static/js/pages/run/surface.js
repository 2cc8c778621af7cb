/** A canvas as wide as its place, sharp on every screen, drawn again when its width or the colours change. */
import { colour, onScheme } from '../../charts/colours.js'
import { h } from '../../dom.js'

const MARGIN = { left: 46, right: 10, top: 10, bottom: 26 }

/**
 * @param draw called with `(context, width, height)` in pixels of the page
 * @return `{ element, draw(), say(label), close() }`
 */
export function surface(height, draw) {
  const element = h('canvas', { role: 'img', class: 'surface' })
  element.style.height = `${height}px`
  const paint = () => {
    const width = element.clientWidth
    if (!width) return
    const ratio = devicePixelRatio || 1
    element.width = Math.round(width * ratio)
    element.height = Math.round(height * ratio)
    const context = element.getContext('2d')
    context.scale(ratio, ratio)
    context.clearRect(0, 0, width, height)
    draw(context, width, height)
  }
  const sizes = new ResizeObserver(paint)
  sizes.observe(element)
  const endScheme = onScheme(paint)
  return {
    element, draw: paint,
    say(label) {
      element.setAttribute('aria-label', label)
    },
    close() {
      sizes.disconnect()
      endScheme()
    },
  }
}

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
  context.font = '12px system-ui, sans-serif'
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

/** Round numbers between two ends. */
export function marks(low, high, most) {
  if (!(high > low)) return [low]
  const raw = (high - low) / most
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= raw)
  const found = []
  for (let value = Math.ceil(low / step) * step; value <= high + step * 1e-9; value += step) found.push(value)
  return found
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
