/** Goes through the stops of a film: a slider, a button, arrows. */
import { h } from '../../dom.js'

const SPEEDS = [['1 a second', 1000, 1], ['2 a second', 500, 1], ['4 a second', 250, 1], ['4 a second, every fifth', 250, 5]]

/**
 * @param show called with the position of a stop; may give a promise, which the film waits for
 * @return `{ element, stops(generations), seek(generation), close() }`
 */
export function player(show) {
  let stops = []
  let position = 0
  let playing = false
  let timer
  const slider = h('input', {
    type: 'range', min: 0, max: 0, value: 0, 'aria-label': 'Generation', oninput: ({ currentTarget }) => {
      pause()
      go(Number(currentTarget.value))
    },
  })
  const play = h('button', { type: 'button', class: 'primary', onclick: () => playing ? pause() : start() }, 'Play')
  const speed = h('select', { id: 'film-speed' }, SPEEDS.map(([label], index) => h('option', { value: index, selected: index === 2 }, label)))
  const said = h('output', {})

  async function go(to) {
    position = Math.max(0, Math.min(stops.length - 1, to))
    slider.value = position
    slider.setAttribute('aria-valuetext', `generation ${stops[position]}`)
    said.textContent = `Generation ${stops[position]} of ${stops.at(-1)}`
    await show(position)
  }

  function start() {
    playing = true
    play.textContent = 'Pause'
    turn(position >= stops.length - 1 ? 0 : position)
  }

  function pause() {
    playing = false
    clearTimeout(timer)
    play.textContent = 'Play'
  }

  async function turn(to) {
    const [, wait, step] = SPEEDS[speed.value]
    const pausing = new Promise((resolve) => { timer = setTimeout(resolve, wait) })
    if (!document.hidden) await go(to)
    await pausing
    if (!playing) return
    if (position >= stops.length - 1) pause()
    else turn(document.hidden ? position : position + step)
  }

  const keys = (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.target.closest('input, select, textarea, [role=img], dialog, .scroll, ol')) return
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key]
    if (by === undefined) return
    event.preventDefault()
    pause()
    go(position + by)
  }
  addEventListener('keydown', keys)

  const element = h('div', { class: 'player', hidden: true }, h('div', { class: 'row' }, play, said, h('span', { class: 'row' },
    h('label', { class: 'inline', for: 'film-speed' }, 'Speed'), speed)), slider)
  return {
    element,
    stops(generations) {
      element.hidden = false
      const first = !stops.length
      stops = generations
      slider.max = stops.length - 1
      return go(first ? 0 : position)
    },
    seek(generation) {
      pause()
      const after = stops.findIndex((stop) => stop >= generation)
      return go(after > 0 && generation - stops[after - 1] < stops[after] - generation ? after - 1 : after < 0 ? stops.length - 1 : after)
    },
    close() {
      pause()
      removeEventListener('keydown', keys)
    },
  }
}
