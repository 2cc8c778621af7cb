/** Whether the experiment of a preset shows what was published, check by check. */
import { get } from '../../api.js'
import { h, replace, words } from '../../dom.js'
import { number } from '../../format.js'

export function reproduction(self) {
  const element = h('section', { hidden: true, 'aria-labelledby': 'reproduction-title' })
  const body = h('div')
  replace(element, h('h2', { id: 'reproduction-title' }, 'Is it reproduced?'), body)

  async function refresh({ preset }) {
    element.hidden = !preset
    if (!preset) return
    try {
      const { reproduced, reason, checks } = await get(`${self}/reproduction`)
      replace(body, h('p', {}, h('strong', {}, reproduced === true ? 'Yes' : reproduced === false ? 'No' : 'Not judged'), reason ? `: ${reason}.` : '.'),
        checks.length > 0 && table(checks))
    } catch (error) {
      replace(body, h('p', { class: 'error', role: 'alert' }, words(error)))
    }
  }

  return { element, refresh }
}

const table = (checks) => h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Checks' }, h('table', {},
  h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'quantity'), h('th', { scope: 'col' }, 'generation'),
    h('th', { scope: 'col', class: 'number' }, 'published or exact'), h('th', { scope: 'col', class: 'number' }, 'here, ± standard error'),
    h('th', { scope: 'col', class: 'number' }, 'z'), h('th', { scope: 'col' }, 'agrees'), h('th', { scope: 'col' }, 'formula'))),
  h('tbody', {}, checks.map(({ check, observed, standardError, z, passed }) => h('tr', {},
    h('th', { scope: 'row' }, check.quantity),
    h('td', {}, number(check.generation)),
    h('td', { class: 'number' }, wanted(check)),
    h('td', { class: 'number' }, number(observed), standardError !== null && standardError !== undefined && ` ± ${number(standardError)}`),
    h('td', { class: 'number' }, number(z)),
    h('td', {}, passed === true ? 'yes' : passed === false ? h('span', { class: 'error' }, 'no') : 'not yet'),
    h('td', { class: 'small' }, check.source))))))

function wanted({ expected, lower, upper, tolerance }) {
  if (expected !== null && expected !== undefined) return `${number(expected)}${tolerance ? ` ± ${number(tolerance)}` : ''}`
  return lower === null ? `≤ ${number(upper)}` : upper === null ? `≥ ${number(lower)}` : `${number(lower)} … ${number(upper)}`
}
