/** Everything of an experiment that can be taken away as a file. Another export is another line of EXPORTS. */
import { download, save } from '../../api.js'
import { button, h } from '../../dom.js'

/** Label, whether it applies, and what a click does, given the experiment and its statistics. */
const EXPORTS = [
  ['All generations, CSV', ({ links }) => links.generations, ({ links, id }) => save(links.generations, `${id}.csv`, 'text/csv')],
  ['All generations, NDJSON', ({ links }) => links.generations, ({ links, id }) => save(links.generations, `${id}.ndjson`, 'application/x-ndjson')],
  ['All generations, Parquet', ({ links }) => links.generations, ({ links, id }) => save(links.generations, `${id}.parquet`, 'application/vnd.apache.parquet')],
  ['Chart data, CSV', ({ metrics }) => metrics.length > 0, chartData],
]
const COLUMNS = ['n', 'mean', 'standardDeviation', 'standardError', 'min', 'q05', 'q25', 'median', 'q75', 'q95', 'max']

export function exports(experiment, statistics) {
  return h('section', { 'aria-labelledby': 'exports-title' },
    h('h2', { id: 'exports-title' }, 'Take it away'),
    h('div', { class: 'row' }, EXPORTS.filter(([, applies]) => applies(experiment))
      .map(([label, , take]) => button(label, () => take(experiment, statistics)))),
    !experiment.links.generations && h('p', { class: 'quiet small' },
      'Only statistics over the replicates are kept, so that there are no single runs to export.'))
}

/** What the charts are drawn from: one line for each metric, sweep point and generation. */
async function chartData({ id, metrics }, statistics) {
  const lines = [['metric', 'sweepPoint', 'values', 'generation', ...COLUMNS].join()]
  for (const metric of metrics) {
    for (const point of (await statistics.of(metric)).points) {
      const start = [quoted(metric), point.sweepPoint, quoted(JSON.stringify(point.values))]
      point.generation.forEach((generation, k) => lines.push([...start, generation,
        ...COLUMNS.map((name) => point[name][k] ?? point.nonFinite?.[name]?.[k] ?? '')].join()))
    }
  }
  download(new Blob([lines.join('\n'), '\n'], { type: 'text/csv' }), `${id}-charts.csv`)
}

const quoted = (text) => `"${text.replaceAll('"', '""')}"`
