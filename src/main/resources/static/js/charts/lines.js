/** Curves over one axis, with bands around them: uPlot, and around it a legend, a note and a table for those who do not see. */
import uPlot from '../../webjars/uplot/dist/uPlot.esm.js'
import { h, replace } from '../dom.js'
import { number } from '../format.js'
import { colour, onScheme, series as colourOf, translucent } from './colours.js'
import { drawable } from './drawable.js'
import { legend } from './legend.js'
import { logTicks } from './ticks.js'
import { readout } from './readout.js'

const HEIGHT = 260
/** Distances of marks between whole numbers. */
const WHOLE = Array.from({ length: 16 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat()
const FONT = '12px system-ui, sans-serif'

/**
 * Draws a chart into a place, which it fills in width.
 * @param options
 * `title`, `xLabel`, `yLabel`;
 * `x`: numbers, ascending, shared by all series;
 * `series`: `{ label, colour?, y, low?, high?, dash? }`, where `y`, `low` and `high` are as long as `x`, null for none,
 * `low` and `high` bound a band, `colour` is a variable such as `--series-2` or #rrggbb, `dash` lengths of strokes and gaps; one
 * with `of`, the position of another, has no name of its own in the legend, and is shown and hidden with that one;
 * `note`: said below the chart;
 * `logX`, `logY`: a logarithmic axis, on which what is not positive is not drawn, and that is said;
 * `hover(index)`: told the index in `x` under the pointer, null for none; `height` in pixels
 * A stretch that is drawn over by the pointer fills the chart, until a double click or the button below it.
 * @return `update(options)` changes the options that are given; `close()` ends the chart
 */
export function lines(place, options) {
  let now = { series: [], x: [], ...options }
  let plot = null
  let drawn = null
  let view = null
  let shape = ''
  const heading = h('figcaption')
  const canvas = h('div', { class: 'plot', role: 'img' })
  const names = legend((index, shown) => show(index, shown))
  const note = h('p', { class: 'quiet small' })
  const whole = h('button', { type: 'button', class: 'small', onclick: () => zoom(null) }, 'Show all of the axis')
  const table = readout()
  const figure = h('figure', { class: 'chart' }, heading, canvas, names.element, note, whole, table.element)
  replace(place, figure)

  const sizes = new ResizeObserver(() => {
    if (plot && canvas.clientWidth) plot.setSize({ width: canvas.clientWidth, height: now.height ?? HEIGHT })
    else draw()
  })
  sizes.observe(canvas)
  const endScheme = onScheme(() => plot?.redraw(false))

  function draw() {
    if (!canvas.clientWidth) return
    drawn = drawable(now, view)
    const wanted = JSON.stringify([now.logX, now.logY, now.height, now.xLabel, now.yLabel,
      now.series.map(({ label, colour: own, dash, low }) => [label, own, dash, Boolean(low)])])
    if (plot && wanted === shape) plot.setData(drawn.data)
    else {
      plot?.destroy()
      shape = wanted
      plot = new uPlot(settings(now, canvas.clientWidth, { point, zoom }), drawn.data, canvas)
    }
    heading.textContent = now.title ?? ''
    heading.hidden = !now.title
    canvas.setAttribute('aria-label', spoken(now))
    note.textContent = [now.note, drawn.note].filter(Boolean).join(' ')
    note.hidden = !note.textContent
    whole.hidden = !view
    names.draw(now.series)
    for (const index of names.hidden()) show(index, false)
    table.draw(now)
  }

  function zoom(part) {
    if (part && now.x.filter((value) => value >= part.min && value <= part.max).length < 2) return
    view = part
    draw()
  }

  function point(index) {
    const origin = index === null || index === undefined ? null : drawn.origin[index]
    names.values(origin)
    now.hover?.(origin)
  }

  function show(index, shown) {
    now.series.forEach(({ of }, k) => {
      if (k !== index && of !== index) return
      for (const position of drawn.columns[k]) plot.setSeries(position, { show: shown })
    })
  }

  draw()
  return {
    update(changes) {
      now = { ...now, ...changes }
      draw()
    },
    close() {
      sizes.disconnect()
      endScheme()
      plot?.destroy()
      figure.remove()
    },
  }
}

function settings({ x, series, logX, logY, xLabel, yLabel, height = HEIGHT }, width, { point, zoom }) {
  const all = [{}]
  const bands = []
  const faint = series.filter(({ low }) => low).length > 3
  series.forEach(({ label, low, high, dash, colour: own }, k) => {
    const name = own ?? colourOf(k)
    all.push({ label, stroke: () => colour(name), width: 2, dash, spanGaps: Boolean(dash), points: dash ? { show: false } : { size: 5 } })
    if (low && high) {
      all.push({ points: { show: false } }, { points: { show: false } })
      bands.push({ series: [all.length - 1, all.length - 2], fill: () => translucent(name, faint ? 0.08 : 0.16) })
    }
  })
  return {
    width, height, series: all, bands,
    legend: { show: false },
    cursor: {
      y: false, points: { show: false }, drag: { setScale: false },
      bind: { dblclick: () => () => zoom(null) },
    },
    scales: {
      x: { time: false, distr: logX ? 3 : 1, range: (_, low, high) => wide(low, high, logX) },
      y: logY ? { distr: 3, range: (_, low, high) => low === null ? [0.1, 1] : uPlot.rangeLog(low, high, 10, false) } : {},
    },
    axes: [{ ...axis(xLabel, logX, 34), ...(x.every(Number.isInteger) && { incrs: WHOLE }) }, { ...axis(yLabel, logY), size: (_, texts) => 22 + 7 * longest(texts) + (yLabel ? 6 : 0) }],
    hooks: {
      setCursor: [({ cursor }) => point(cursor.idx ?? null)],
      setSelect: [(plot) => {
        const { left, width: selected } = plot.select
        if (!selected) return
        const part = { min: plot.posToVal(left, 'x'), max: plot.posToVal(left + selected, 'x') }
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
        zoom(part)
      }],
    },
  }
}

/** The ends of the x axis; room around a single value. */
function wide(low, high, log) {
  if (low === null) return log ? [1, 10] : [0, 1]
  if (low < high) return [low, high]
  return log ? [low / 2, low * 2] : [low - 1, low + 1]
}

function axis(label, log, size) {
  return {
    label, size, font: FONT, labelFont: FONT, labelSize: label ? 20 : 0, stroke: () => colour('--quiet'),
    grid: { stroke: () => colour('--grid'), width: 1 }, ticks: { stroke: () => colour('--line'), width: 1, size: 5 },
    values: (_, splits) => splits.map((value) => value === null ? '' : number(value)),
    ...(log && { splits: (_, __, low, high) => logTicks(low, high), filter: (_, splits) => splits }),
  }
}

const longest = (texts) => Math.max(1, ...(texts ?? []).map((text) => text.length))

function spoken({ title, yLabel, xLabel, series, x }) {
  const range = x.length ? `, ${number(x[0])} to ${number(x.at(-1))}` : ''
  const names = series.slice(0, 8).map(({ label }) => label).join('; ')
  return `${title || yLabel || 'Chart'} by ${xLabel || 'x'}${range}: ${names || 'nothing yet'}. Values are in the table below.`
}
