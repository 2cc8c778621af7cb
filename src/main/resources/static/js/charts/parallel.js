/** Parallel coordinates: one upright axis for each quantity, one line for each item, coloured by its last quantity. */
import { h, replace } from '../dom.js'
import { number } from '../format.js'
import { fitted, painted } from './canvas.js'
import { colour } from './colours.js'
import { shadeText } from './scale.js'
import { key, shades } from './shades.js'

const TOP = 56
const BOTTOM = 18
const SIDE = 60
const HEIGHT = 360
const NEAR = 8

/**
 * @param brushed told the ranges that were drawn on axes: by position `[from, to]`, shares of the axis, or nothing
 * @return `update({ axes, items, label, log })`: axes `{ label, ticks: [{ share, text }] }`; items `{ shares, value, name, seen }` with a share
 * from 0 to 1 on each axis, null for none, and whether it is in what is looked at; `close()`
 */
export function parallel(place, brushed) {
  let now = { axes: [], items: [], label: '', log: false }
  let range = shades([], false)
  let near = null
  let drag = null
  let brushes = {}
  let wide = 1
  const canvas = painted(HEIGHT, paint)
  const told = h('p', { class: 'small', role: 'status' })
  replace(place, canvas.element, told)
  canvas.element.classList.add('brushable')

  const x = (k) => SIDE + k * (wide - 2 * SIDE) / Math.max(1, now.axes.length - 1)
  const y = (share) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM)

  function paint(context, width) {
    wide = width
    key(context, range, now.label, now.log, SIDE / 4, 4, width)
    context.lineWidth = 1
    context.globalAlpha = now.items.length > 300 ? 0.4 : 0.75
    for (const item of now.items) if (!item.seen) stroke(context, item, colour('--grid'))
    for (const item of now.items) {
      const share = range.share(item.value)
      if (item.seen) stroke(context, item, share === null ? colour('--line') : shadeText(share))
    }
    context.globalAlpha = 1
    if (near) {
      context.lineWidth = 4
      stroke(context, near, colour('--text'))
    }
    now.axes.forEach((axis, k) => upright(context, axis, k))
  }

  function stroke(context, { shares }, style) {
    context.strokeStyle = style
    context.beginPath()
    shares.forEach((share, k) => {
      if (share === null) return
      if (k === 0 || shares[k - 1] === null) context.moveTo(x(k), y(share))
      else context.lineTo(x(k), y(share))
    })
    context.stroke()
  }

  function upright(context, { label, ticks }, k) {
    const last = k === now.axes.length - 1
    context.strokeStyle = colour('--quiet')
    context.lineWidth = 1
    context.beginPath()
    context.moveTo(x(k), y(0))
    context.lineTo(x(k), y(1))
    context.stroke()
    context.fillStyle = colour('--text')
    context.textAlign = k === 0 ? 'left' : last ? 'right' : 'center'
    context.textBaseline = 'bottom'
    context.font = 'bold 12px system-ui, sans-serif'
    context.fillText(fitted(context, label, wide / now.axes.length + 20), k === 0 ? 4 : last ? wide - 4 : x(k), TOP - 10)
    context.font = '12px system-ui, sans-serif'
    context.textBaseline = 'middle'
    context.textAlign = last ? 'left' : 'right'
    for (const { share, text } of ticks) {
      const short = fitted(context, text, SIDE - 10)
      const left = last ? x(k) + 6 : x(k) - 6
      context.strokeStyle = colour('--card')
      context.lineWidth = 4
      context.strokeText(short, left, y(share))
      context.fillText(short, left, y(share))
    }
    if (brushes[k]) {
      const [from, to] = brushes[k]
      context.strokeStyle = colour('--accent')
      context.lineWidth = 2
      context.strokeRect(x(k) - 7, y(to), 14, y(from) - y(to))
    }
  }

  const share = (offsetY) => Math.min(1, Math.max(0, 1 - (offsetY - TOP) / (HEIGHT - TOP - BOTTOM)))

  canvas.element.addEventListener('pointerdown', (event) => {
    const k = now.axes.findIndex((_, axis) => Math.abs(event.offsetX - x(axis)) < 14)
    if (k < 0) return
    drag = { k, from: share(event.offsetY) }
    canvas.element.setPointerCapture(event.pointerId)
  })
  canvas.element.addEventListener('pointermove', ({ offsetX, offsetY }) => {
    if (drag) {
      const to = share(offsetY)
      brushes = { ...brushes, [drag.k]: [Math.min(drag.from, to), Math.max(drag.from, to)] }
      canvas.draw()
    } else if (now.axes.length > 1) point(nearest(offsetX, offsetY))
  })
  canvas.element.addEventListener('pointerup', () => {
    if (!drag) return
    const [from, to] = brushes[drag.k] ?? [0, 0]
    if (to - from < 0.02) delete brushes[drag.k]
    drag = null
    brushed({ ...brushes })
  })
  canvas.element.addEventListener('pointerleave', () => point(null))

  function nearest(offsetX, offsetY) {
    const gap = x(1) - x(0)
    const k = Math.min(now.axes.length - 2, Math.max(0, Math.floor((offsetX - SIDE) / gap)))
    let best = null
    let least = NEAR
    for (const item of now.items) {
      const [from, to] = [item.shares[k], item.shares[k + 1]]
      if (!item.seen || from === null || to === null) continue
      const distance = Math.abs(offsetY - (y(from) + (y(to) - y(from)) * (offsetX - x(k)) / gap))
      if (distance < least) {
        least = distance
        best = item
      }
    }
    return best
  }

  function point(item) {
    near = item
    const seen = now.items.filter((one) => one.seen)
    const spread = shades(seen.map(({ value }) => value), false)
    told.textContent = item ? `${item.name}: ${now.label} ${number(item.value)}`
      : `${seen.length} of ${now.items.length} sweep points, ${now.label} ${number(spread.low)} to ${number(spread.high)}.`
        + ' Draw along an axis to look at a part of it; a click on it takes that back.'
    canvas.draw()
  }

  return {
    update(changes) {
      now = changes
      range = shades(now.items.map(({ value }) => value), now.log)
      const names = now.axes.map(({ label }) => label).join(', ')
      canvas.say(`Parallel coordinates of ${now.items.length} sweep points over ${names}`)
      point(null)
    },
    close: canvas.close,
  }
}
