/** A sweep over three fields or more as parallel coordinates, looked at in parts by choices below or by drawing on an axis. */
import { h, replace } from '../../dom.js'
import { number, point as pointLabel } from '../../format.js'
import { parallel } from '../../charts/parallel.js'
import { shades } from '../../charts/shades.js'
import { spread, valuesOf, written } from './points.js'

export function all(place) {
  const canvas = h('div')
  const choices = h('div', { class: 'row controls' })
  replace(place, h('h3', {}, 'Parallel coordinates'), canvas, choices)
  let selects = []
  let brushes = {}
  let latest = null
  const chart = parallel(canvas, (ranges) => {
    brushes = ranges
    update()
  })

  function draw(points, pointers, short, value, label, log) {
    latest = { points, pointers, short, value, label, log }
    if (selects.length === 0 && points.length) offer(points, pointers, short)
    update()
  }

  function offer(points, pointers, short) {
    selects = pointers.map((pointer, k) => h('select', { id: `only-${k}`, onchange: () => update() }, h('option', { value: '' }, 'any'),
      valuesOf(points, pointer).map((value) => h('option', { value: JSON.stringify(value) }, written(value)))))
    replace(choices, selects.map((field, k) => h('div', {}, h('label', { for: field.id }, `Only ${short[k]}`), field)))
  }

  function update() {
    const { points, pointers, short, value, label, log } = latest
    const numbers = points.map(value)
    const scale = shades(numbers, log)
    const lists = pointers.map((pointer) => valuesOf(points, pointer).map((one) => JSON.stringify(one)))
    const share = (k, text) => lists[k].length < 2 ? 0.5 : lists[k].indexOf(text) / (lists[k].length - 1)
    const axes = [
      ...pointers.map((pointer, k) => ({
        label: short[k],
        ticks: spread(lists[k], 10).map((text) => ({ share: share(k, text), text: written(JSON.parse(text)) })),
      })),
      { label, ticks: scale.low === null ? [] : [{ share: 0, text: number(scale.low) }, { share: 1, text: number(scale.high) }] },
    ]
    const items = points.map((point, index) => {
      const texts = pointers.map((pointer) => JSON.stringify(point.values[pointer]))
      const shares = [...texts.map((text, k) => share(k, text)), scale.share(numbers[index])]
      const seen = selects.every(({ value: wanted }, k) => !wanted || wanted === texts[k])
        && Object.entries(brushes).every(([k, [from, to]]) => shares[k] !== null && shares[k] >= from - 0.01 && shares[k] <= to + 0.01)
      return { shares, value: numbers[index], name: pointLabel(point.values), seen }
    })
    chart.update({ axes, items, label, log })
  }

  return { draw, close: chart.close }
}
