/** Buttons that save a chart as the service draws it: for papers. */
import { save } from '../../api.js'
import { button } from '../../dom.js'

const FORMATS = [['SVG', 'svg', 'image/svg+xml'], ['PNG', 'png', 'image/png']]

/** @param look called for the parameters of the chart as it is seen: `points`, `statistic`, `x`, `y`, `theme` */
export const pictures = (self, metric, look) => FORMATS.map(([label, ending, type]) => button(label,
  () => save(`${self}/charts/${encodeURIComponent(metric)}.${ending}?${new URLSearchParams(look())}`, `${metric}.${ending}`, type),
  { 'aria-label': `Save the chart of ${metric} as ${label}` }))
