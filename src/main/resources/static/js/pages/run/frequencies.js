/** Data of symbols: how often each occurs, over how often it should. */
import { axes, stroke } from '../../charts/axes.js'
import { painted } from '../../charts/canvas.js'
import { translucent } from '../../charts/colours.js'
import { count, number } from '../../format.js'
import { probabilities } from './laws.js'

export function frequenciesView(truth, reference) {
  const genuine = probabilities(truth) ?? shares(reference)
  let frame = reference
  const canvas = painted(340, (context, width, height) => {
    const seen = shares(frame)
    const symbols = Math.max(seen.length, genuine.length)
    const { x, y } = axes(context, width, height, [-0.5, symbols - 0.5], [0, 1.05 * Math.max(largest(seen), largest(genuine))], { xLabel: 'symbol →', whole: true })
    context.fillStyle = translucent('--series-1', 0.6)
    const bar = Math.max(1, x(1) - x(0) - 1)
    tallest(seen, x).forEach(([at, share]) => context.fillRect(at - bar / 2, y(share), bar, y(0) - y(share)))
    stroke(context, '--series-2', tallest(genuine, x).map(([at, share]) => [at, y(share)]), { width: 2, dash: [6, 4] })
  })
  return {
    ...canvas,
    keys: [['--series-1', false, 'share of each symbol among what was generated'], ['--series-2', true, probabilities(truth) ? 'the truth' : 'generation 0']],
    show(next) {
      frame = next
      const alive = next.counts.filter((times) => times > 0).length
      canvas.say(`Frequencies of ${count(next.counts.length)} symbols in generation ${next.generation}: ${count(alive)} occur, the largest share is ${number(largest(shares(next)))}`)
      canvas.draw()
    },
  }
}

function shares({ counts }) {
  const sum = counts.reduce((total, times) => total + times, 0)
  return counts.map((times) => times / (sum || 1))
}

const largest = (values) => values.reduce((most, value) => Math.max(most, value), 0)

/** The tallest of each column of pixels. */
function tallest(values, x) {
  const columns = new Map()
  values.forEach((value, symbol) => {
    const at = Math.round(x(symbol))
    columns.set(at, Math.max(value, columns.get(at) ?? 0))
  })
  return [...columns]
}
