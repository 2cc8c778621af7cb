/** A heat map over two lists of values: one cell for each pair, coloured by a number. */
import { h, replace } from '../dom.js'
import { number } from '../format.js'
import { fitted, painted } from './canvas.js'
import { colour } from './colours.js'
import { shadeText } from './scale.js'
import { key, shades } from './shades.js'

const TOP = 28
const BOTTOM = 44
const RIGHT = 12

/**
 * @return `update({ xLabel, yLabel, xs, ys, label, log, value })` draws: `xs` and `ys` texts of the columns and rows, `value(i, j)`
 * the number of column i and row j, null for none; `close()`
 */
export function heat(place) {
  let now = { xs: [], ys: [], value: () => null }
  let at = null
  let range = shades([], false)
  const canvas = painted((width) => Math.min(TOP + BOTTOM + Math.max(120, Math.min(48, width / 8) * now.ys.length), 460), paint)
  const told = h('p', { class: 'small', role: 'status' })
  const board = h('div', { class: 'board', tabindex: 0, role: 'group', onkeydown: steer, onfocus: () => !at && point({ i: 0, j: 0 }) }, canvas.element)
  canvas.element.addEventListener('pointermove', ({ offsetX, offsetY }) => point(cell(offsetX, offsetY)))
  canvas.element.addEventListener('pointerleave', () => board.matches(':focus') || point(null))
  replace(place, board, told)

  let box = { left: 0, wide: 1, tall: 1 }

  function paint(context, width, height) {
    const { xs, ys } = now
    const left = 24 + Math.min(110, Math.max(20, ...ys.map((text) => context.measureText(text).width)))
    box = { left, wide: (width - left - RIGHT) / Math.max(1, xs.length), tall: (height - TOP - BOTTOM) / Math.max(1, ys.length) }
    key(context, range, now.label, now.log, left, 4, width)
    ys.forEach((_, j) => xs.forEach((__, i) => fill(context, i, j)))
    context.fillStyle = colour('--text')
    context.textAlign = 'center'
    context.textBaseline = 'top'
    const skipX = Math.max(1, Math.ceil(44 / box.wide))
    for (let i = 0; i < xs.length; i += skipX) {
      context.fillText(fitted(context, xs[i], box.wide * skipX - 4), left + (i + 0.5) * box.wide, height - BOTTOM + 5)
    }
    context.textAlign = 'right'
    context.textBaseline = 'middle'
    const skipY = Math.max(1, Math.ceil(16 / box.tall))
    for (let j = 0; j < ys.length; j += skipY) context.fillText(fitted(context, ys[j], 110), left - 6, y(j) + box.tall / 2)
    context.fillStyle = colour('--quiet')
    context.textAlign = 'center'
    context.fillText(now.xLabel, left + xs.length * box.wide / 2, height - 12)
    context.save()
    context.translate(9, TOP + ys.length * box.tall / 2)
    context.rotate(-Math.PI / 2)
    context.fillText(now.yLabel, 0, 0)
    context.restore()
    if (at) {
      context.strokeStyle = colour('--text')
      context.lineWidth = 3
      context.strokeRect(left + at.i * box.wide, y(at.j), box.wide, box.tall)
      context.strokeStyle = colour('--ground')
      context.lineWidth = 1
      context.strokeRect(left + at.i * box.wide, y(at.j), box.wide, box.tall)
    }
  }

  /** The first row stands lowest. */
  const y = (j) => TOP + (now.ys.length - 1 - j) * box.tall

  function fill(context, i, j) {
    const share = range.share(now.value(i, j))
    const left = box.left + i * box.wide
    const gap = Math.min(box.wide, box.tall) > 12 ? 1 : 0
    if (share === null) {
      context.strokeStyle = colour('--line')
      context.strokeRect(left + 1.5, y(j) + 1.5, box.wide - 3, box.tall - 3)
      context.beginPath()
      context.moveTo(left + 2, y(j) + box.tall - 2)
      context.lineTo(left + box.wide - 2, y(j) + 2)
      context.stroke()
      return
    }
    context.fillStyle = shadeText(share)
    context.fillRect(left, y(j), box.wide - gap + 0.5 * (1 - gap), box.tall - gap + 0.5 * (1 - gap))
  }

  function cell(offsetX, offsetY) {
    const i = Math.floor((offsetX - box.left) / box.wide)
    const j = now.ys.length - 1 - Math.floor((offsetY - TOP) / box.tall)
    return i >= 0 && i < now.xs.length && j >= 0 && j < now.ys.length ? { i, j } : null
  }

  function point(where) {
    at = where && now.xs.length && now.ys.length ? where : null
    told.textContent = at
      ? `${now.xLabel} ${now.xs[at.i]}, ${now.yLabel} ${now.ys[at.j]}: ${now.label} ${number(now.value(at.i, at.j))}`
      : 'Point at a cell, or walk through them with the arrow keys.'
    canvas.draw()
  }

  function steer(event) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key]
    if (!step) return
    event.preventDefault()
    const from = at ?? { i: 0, j: 0 }
    point({
      i: Math.min(now.xs.length - 1, Math.max(0, from.i + step[0])),
      j: Math.min(now.ys.length - 1, Math.max(0, from.j + step[1])),
    })
  }

  return {
    update(changes) {
      now = changes
      range = shades(now.ys.flatMap((_, j) => now.xs.map((__, i) => now.value(i, j))), now.log)
      if (at && (at.i >= now.xs.length || at.j >= now.ys.length)) at = null
      const ends = range.low === null ? 'no values yet' : `${number(range.low)} to ${number(range.high)}`
      canvas.say(`${now.label} by ${now.xLabel} and ${now.yLabel}: ${ends}`)
      board.setAttribute('aria-label', `Cells of ${now.label}: arrow keys walk through them`)
      point(at)
    },
    close: canvas.close,
  }
}
