/** Names of the series of a chart, with their values at the pointer; a click hides or shows one. */
import { h, replace } from '../dom.js'
import { number } from '../format.js'
import { series as colourOf } from './colours.js'

/**
 * @param show told the position of a series and whether it is to be seen
 * @return `element`; `draw(series)`; `values(index)` shows those at an index, null for none; `hidden()`, positions that are not seen
 */
export function legend(show) {
  const element = h('div', { class: 'legend' })
  let series = []
  let known = ''
  let values = []

  function draw(newSeries) {
    series = newSeries
    const names = JSON.stringify(series.map(({ label, colour, dash, of }) => [label, colour, dash, of]))
    if (names === known) return
    known = names
    values = series.map(() => h('span', { class: 'value' }))
    replace(element, series.map((one, k) => one.of === undefined && h('button', {
      'data-series': k,
      type: 'button', 'aria-pressed': 'true', onclick: ({ currentTarget }) => {
        const shown = currentTarget.getAttribute('aria-pressed') === 'false'
        currentTarget.setAttribute('aria-pressed', String(shown))
        show(k, shown)
      },
    }, swatch(one, k), h('span', {}, one.label), values[k])))
  }

  return {
    element, draw,
    hidden: () => [...element.querySelectorAll('[aria-pressed=false]')].map((button) => Number(button.dataset.series)),
    values(index) {
      values.forEach((place, k) => {
        place.textContent = index === null ? '' : number(series[k]?.y[index])
      })
    },
  }
}

/** A stroke in the colour of a series, dashed as it is. */
export function swatch({ colour, dash }, k) {
  const mark = h('span', { class: !dash ? 'swatch' : dash[0] > 3 ? 'swatch dashed' : 'swatch dotted', 'aria-hidden': 'true' })
  const name = colour ?? colourOf(k)
  mark.style.borderColor = name.startsWith('--') ? `var(${name})` : name
  return mark
}
