/** One page of experiments as a table; rows can be selected. */
import { h, replace } from '../../dom.js'
import { count, duration, moment } from '../../format.js'

/**
 * @param choose told a tag that was clicked
 * @param changed called back when the selection changed
 * @return `element`; `draw(experiments, nothingAtAll)`; `selected()`, those selected; `forget()` the selection
 */
export function table(choose, changed) {
  const chosen = new Map()
  const every = h('input', { type: 'checkbox', 'aria-label': 'Select all of this page', onchange: () => mark(every.checked) })
  const body = h('tbody')
  const none = h('p', {})
  const element = h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'List of experiments' }, h('table', {},
    h('thead', {}, h('tr', {}, h('td', {}, every), ['Name', 'State', 'Progress', 'Runs', 'Made', 'Tags']
      .map((title) => h('th', { scope: 'col' }, title)))),
    body))
  let items = []

  function mark(selected) {
    for (const item of items) {
      if (selected) chosen.set(item.id, item)
      else chosen.delete(item.id)
    }
    for (const box of body.querySelectorAll('input')) box.checked = selected
    changed()
  }

  function row(item) {
    const { id, name, state, progress, createdAt, tags } = item
    return h('tr', {},
      h('td', {}, h('input', { type: 'checkbox', 'aria-label': `Select ${name}`, checked: chosen.has(id), 'data-id': id,
        onchange: ({ currentTarget }) => {
          if (currentTarget.checked) chosen.set(id, item)
          else chosen.delete(id)
          every.checked = items.every((one) => chosen.has(one.id))
          changed()
        } })),
      h('th', { scope: 'row' }, h('a', { href: `#/experiments/${id}` }, name)),
      h('td', {}, h('span', { class: `state ${state}` }, state)),
      h('td', { class: 'progress' }, progress.fraction < 1 && h('progress', { max: 1, value: progress.fraction, 'aria-label': `Progress of ${name}` }),
        h('span', { class: 'small quiet' }, told(state, progress))),
      h('td', { class: 'number' }, count(progress.runs.total), progress.runs.failed > 0 && h('span', { class: 'error' }, ` ${count(progress.runs.failed)} failed`)),
      h('td', { class: 'small' }, moment(createdAt)),
      h('td', {}, tags.map((tag) => h('button', { type: 'button', class: 'tag', 'aria-label': `Only with tag ${tag}`, onclick: () => choose(tag) }, tag))))
  }

  return {
    element: h('div', {}, element, none),
    draw(experiments, nothingAtAll) {
      items = experiments
      for (const item of items) if (chosen.has(item.id)) chosen.set(item.id, item)
      const focused = document.activeElement?.dataset?.id
      replace(body, items.map(row))
      if (focused) body.querySelector(`[data-id="${focused}"]`)?.focus()
      every.checked = items.length > 0 && items.every(({ id }) => chosen.has(id))
      element.hidden = items.length === 0
      replace(none, items.length === 0 && (nothingAtAll
        ? ['There is no experiment yet. ', h('a', { href: '#/' }, 'Run one from the gallery'), ' or ', h('a', { href: '#/compose' }, 'compose one'), '.']
        : ['No experiment is like that. Ask for less above.']))
    },
    selected: () => [...chosen.values()],
    forget() {
      chosen.clear()
    },
  }
}

function told(state, { fraction, estimatedSecondsLeft }) {
  const percent = `${Math.floor(100 * fraction)} %`
  return state === 'running' && estimatedSecondsLeft !== null ? `${percent}, ${duration(estimatedSecondsLeft)} left` : percent
}
