/** The name of an experiment, its state and progress, and what can be done to it. */
import { post, remove } from '../../api.js'
import { confirmed } from '../../confirm.js'
import { button, h, replace } from '../../dom.js'
import { count, duration, moment } from '../../format.js'
import { over } from '../../states.js'

const VERBS = { pause: 'Pause', resume: 'Resume', cancel: 'Cancel', retry: 'Retry' }

/**
 * @param acted called back after a verb
 * @return `element`; `draw(experiment)`; `progress(progress)` alone; `connection(live)`
 */
export function header(acted) {
  const title = h('h1')
  const state = h('span')
  const lost = h('span', { class: 'quiet', hidden: true }, 'connection lost, reconnecting …')
  const about = h('p')
  const bar = h('progress', { max: 1, 'aria-label': 'Progress' })
  const told = h('p', { class: 'small quiet' })
  const failures = h('p', { class: 'error', hidden: true })
  const verbs = h('div', { class: 'row' })
  const facts = h('p', { class: 'small quiet' })
  let drawn = ''
  let finished = false

  function progress({ runs, generations, fraction, estimatedSecondsLeft }) {
    bar.value = fraction
    const parts = [`${Math.floor(100 * fraction)} %`]
    if (!finished && fraction < 1 && estimatedSecondsLeft !== null) parts.push(`${duration(estimatedSecondsLeft)} left`)
    parts.push(`${count(generations.done)} of ${count(generations.total)} generations`)
    parts.push(...Object.entries(runs).filter(([name, number]) => number > 0 || name === 'total').map(([name, number]) =>
      name === 'total' ? `${count(number)} ${number === 1 ? 'run' : 'runs'}` : `${count(number)} ${name}`))
    told.textContent = parts.join(' · ')
    failures.hidden = runs.failed === 0
    failures.textContent = `${count(runs.failed)} ${runs.failed === 1 ? 'run has' : 'runs have'} failed; why is in the table of runs.`
  }

  function draw(experiment) {
    finished = over(experiment.state)
    progress(experiment.progress)
    if (finished) lost.hidden = true
    const { name, description, tags, state: now, links, preset, createdAt, startedAt, finishedAt, pool, codeVersion } = experiment
    state.className = `state ${now}`
    state.textContent = now
    title.textContent = name
    const wanted = JSON.stringify([now, links, startedAt, finishedAt])
    if (wanted === drawn) return
    drawn = wanted
    replace(about, description, description && ' ', tags.map((tag) => [h('a', { href: `#/experiments?tag=${encodeURIComponent(tag)}` }, tag), ' ']))
    about.hidden = !about.hasChildNodes()
    const took = startedAt && finishedAt ? (new Date(finishedAt) - new Date(startedAt)) / 1000 : null
    facts.textContent = [`made ${moment(createdAt)}`, took !== null && `took ${duration(took)}`, preset && `preset ${preset}`,
      `pool ${pool}`, `version ${codeVersion}`].filter(Boolean).join(' · ')
    replace(verbs,
      Object.entries(VERBS).filter(([verb]) => links[verb]).map(([verb, label]) => button(label, () => act(verb, links[verb], name))),
      finished && button('Delete', () => erase(links.self, name), { class: 'danger' }),
      h('a', { class: 'button', href: `#/compose?clone=${experiment.id}` }, 'Clone'),
      h('a', { class: 'button', href: `#/compare?ids=${experiment.id}` }, 'Compare'))
  }

  async function act(verb, path, name) {
    if (verb === 'cancel' && !await confirmed(`Cancel “${name}”? What is computed stays.`, 'Cancel it')) return
    await post(path)
    acted()
  }

  return {
    element: h('div', { class: 'head' }, h('div', { class: 'row' }, title, state, lost), about, bar, told, failures, verbs, facts),
    draw, progress,
    connection(live) {
      lost.hidden = live || finished
    },
  }
}

async function erase(path, name) {
  if (!await confirmed(`Delete “${name}” with all its results?`, 'Delete it')) return
  await remove(path)
  location.hash = '#/experiments'
}
