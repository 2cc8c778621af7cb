/** Verbs for many experiments: those selected, or all that the filter finds. */
import { post, remove, request } from '../../api.js'
import { confirmed } from '../../confirm.js'
import { button, h, replace, tell } from '../../dom.js'

const VERBS = { pause: 'Pause', resume: 'Resume', cancel: 'Cancel', retry: 'Retry', delete: 'Delete' }
const ASKED = ['cancel', 'delete']

/**
 * @param query gives the filter as the API takes it
 * @param done called back when something was done
 * @return `element`; `draw(selected)`, the selected experiments
 */
export function bulk(query, done) {
  const element = h('fieldset', { class: 'bulk' })
  let drawn = null

  async function act(verb, selected) {
    const whom = selected.length ? `the ${selected.length} selected` : described(query())
    if (ASKED.includes(verb) && !await confirmed(`${VERBS[verb]} ${whom}?${verb === 'delete' ? ' Their results will be gone.' : ''}`, VERBS[verb])) return
    const { applied, not } = selected.length ? await one(verb, selected) : await filtered(verb, query())
    tell(`${VERBS[verb]}: done to ${applied}${not ? `, does not apply to ${not}` : ''}.`)
    await done()
  }

  return {
    element,
    draw(selected) {
      const ids = selected.map(({ id }) => id).join(',')
      if (ids === drawn) return
      drawn = ids
      replace(element,
        h('legend', {}, selected.length ? `With the ${selected.length} selected` : 'With all that the filter finds'),
        h('div', { class: 'row' },
          Object.keys(VERBS).map((verb) => button(VERBS[verb], () => act(verb, selected), { class: verb === 'delete' ? 'danger' : '' })),
          selected.length > 0 && h('a', { class: 'button', href: `#/compare?ids=${ids}` }, 'Compare')))
    },
  }
}

function described(query) {
  const said = ['q', 'state', 'tag'].filter((name) => query.get(name)).map((name) => `${name === 'q' ? 'words' : name} “${query.get(name)}”`)
  return said.length ? `all experiments with ${said.join(', ')}` : 'ALL experiments'
}

async function one(verb, selected) {
  let applied = 0
  for (const { id } of selected) {
    try {
      const path = `/api/v1/experiments/${id}`
      await (verb === 'delete' ? remove(path) : post(`${path}/${verb}`))
      applied += 1
    } catch (error) {
      if (error.status !== 409 && error.status !== 404) throw error
    }
  }
  return { applied, not: selected.length - applied }
}

async function filtered(verb, query) {
  query.delete('sort')
  let applied = 0
  let not = 0
  for (let next = `/api/v1/experiments${verb === 'delete' ? '' : `/${verb}`}?${query}`; next;) {
    const answer = await (await request(next, { method: verb === 'delete' ? 'DELETE' : 'POST' })).json()
    applied += answer.applied
    not += answer.notApplicable
    next = answer.next
  }
  return { applied, not }
}
