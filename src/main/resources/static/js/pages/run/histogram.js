/** The perplexities of generated texts, where the metrics count them by bins: synthetic-perplexity-share. */
import { axes } from '../../charts/axes.js'
import { painted } from '../../charts/canvas.js'
import { translucent } from '../../charts/colours.js'
import { nearest } from './spark.js'

/** @return null where fewer than two bins are measured */
export function perplexities(labels) {
  const bins = labels.map((label) => ({ label, ends: ends(label) })).filter(({ ends: found }) => found).sort((one, other) => one.ends[0] - other.ends[0])
  if (bins.length < 2) return null
  let [generations, metrics, shown] = [[], {}, 0]
  const last = Math.max(...bins.flatMap(({ ends: found }) => found).filter(Number.isFinite)) * 1.2
  const canvas = painted(200, (context, width, height) => {
    const index = nearest(generations, shown)
    const { x, y } = axes(context, width, height, [bins[0].ends[0], last], [0, 1], { xLabel: 'perplexity →' })
    context.fillStyle = translucent('--series-1', 0.6)
    for (const { label, ends: [from, to] } of bins) {
      const share = metrics[label]?.[index] ?? 0
      context.fillRect(x(from), y(share), x(Math.min(to, last)) - x(from) - 1, y(0) - y(share))
    }
  })
  canvas.say('Shares of generated texts by their perplexity under the model of generation 0')
  return {
    ...canvas,
    data(all, values) {
      [generations, metrics] = [all, values]
      canvas.draw()
    },
    at(generation) {
      shown = generation
      canvas.draw()
    },
  }
}

function ends(label) {
  const [, settings] = /^synthetic-perplexity-share(?:\[(.*)\])?$/.exec(label) ?? []
  if (settings === undefined) return null
  const named = Object.fromEntries(settings.split(/[,;] ?/).map((setting) => setting.split('=')))
  return [Number(named.from ?? 0), Number(named.to ?? Infinity)]
}
