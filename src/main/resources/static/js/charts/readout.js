/** The values of a chart as a table, at a place that a slider chooses; folded until asked for. */
import { h, replace } from '../dom.js'
import { number } from '../format.js'

let used = 0

export function readout() {
  const id = `readout-${used += 1}`
  const slider = h('input', { type: 'range', id, min: 0, step: 1, oninput: () => fill() })
  const label = h('label', { for: id, class: 'small' })
  const body = h('div', { class: 'scroll' })
  const element = h('details', { class: 'readout small', ontoggle: () => fill() },
    h('summary', {}, 'Values'), label, slider, body)
  let chart = { x: [], series: [] }
  let atEnd = true

  function fill() {
    if (!element.open) return
    const index = Number(slider.value)
    atEnd = index === chart.x.length - 1
    const where = `${chart.xLabel || 'x'} ${number(chart.x[index])}`
    label.textContent = where
    slider.setAttribute('aria-valuetext', [where, ...chart.series.slice(0, 4).map((one) => `${one.label}: ${number(one.y[index])}`)].join(', '))
    const bands = chart.series.some(({ low }) => low)
    replace(body, h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'series'), h('th', { scope: 'col', class: 'number' }, chart.yLabel || 'value'),
        bands && [h('th', { scope: 'col', class: 'number' }, 'low'), h('th', { scope: 'col', class: 'number' }, 'high')])),
      h('tbody', {}, chart.series.map((one) => h('tr', {}, h('th', { scope: 'row' }, one.label), cell(one.y[index]),
        bands && [cell(one.low?.[index]), cell(one.high?.[index])])))))
  }

  return {
    element,
    draw(newChart) {
      chart = newChart
      slider.max = Math.max(0, chart.x.length - 1)
      if (atEnd) slider.value = slider.max
      fill()
    },
  }
}

const cell = (value) => h('td', { class: 'number' }, number(value))
