/** A sweep over three fields or more as parallel coordinates, looked at in parts by choices below or by drawing on an axis. */
import { h, replace } from '../../dom.js'
import { number, point as pointLabel } from '../../format.js'
import { parallel } from '../../charts/parallel.js'
import { shades } from '../../charts/shades.js'
import { names, spread, valuesOf, written } from './points.js'

export function all(place, spec) {
  const pointers = Object.keys(spec.sweep)
  const short = names(pointers)
  const lists = pointers.map((pointer) => valuesOf(spec, pointer).map((value) => JSON.stringify(value)))
  const share = (k, text) => lists[k].length < 2 ? 0.5 : lists[k].indexOf(text) / (lists[k].length - 1)
  const selects = lists.map((list, k) => h('select', { id: `only-${k}`, onchange: () => update() }, h('option', { value: '' }, 'any'),
    list.map((text) => h('option', { value: text }, written(JSON.parse(text))))))
  const canvas = h('div')
  replace(place, h('h3', {}, 'Parallel coordinates'), canvas,
    h('div', { class: 'row controls' }, selects.map((field, k) => h('div', {}, h('label', { for: field.id }, `Only ${short[k]}`), field))))
  let brushes = {}
  let latest = null
  const chart = parallel(canvas, (ranges) => {
    brushes = ranges
    update()
  })

  function draw(points, value, label, log) {
    latest = { points, value, label, log }
    update()
  }

  function update() {
    const { points, value, label, log } = latest
    const numbers = points.map(value)
    const scale = shades(numbers, log)
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
