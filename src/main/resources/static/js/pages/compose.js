/** Writes a spec: a form and its JSON side by side, checked as one types. */
import { get, post } from '../api.js'
import { button, h } from '../dom.js'
import { begin } from './compose/begin.js'
import { checks } from './compose/checks.js'
import { copy } from './compose/copy.js'
import { Form } from './compose/form.js'
import { address, curl, python } from './compose/share.js'
import { startsRow } from './compose/starts.js'
import { showVerdict } from './compose/verdict.js'
import { onOneLine, written } from './compose/written.js'

const LONGEST_ADDRESS = 4000

export async function show(place, parameters, query) {
  const [schema, catalog, presets, datasets, spec] = await Promise.all([get('/api/v1/schemas/experiment'), get('/api/v1/catalog'),
    get('/api/v1/presets'), get('/api/v1/datasets?limit=200').catch(() => ({ items: [] })), begin(query)])
  let ended = false
  const verdict = h('div', { class: 'verdict', role: 'status' }, h('p', { class: 'quiet' }, 'Checking …'))
  const text = h('textarea', { id: 'spec-json', class: 'code', spellcheck: 'false', rows: 24 })
  const fields = h('div', { class: 'form' })
  const submit = button('Submit', async () => {
    const { id } = await (untouched() ? post(`/api/v1/presets/${query.get('preset')}/experiments`) : post('/api/v1/experiments', text.value)).catch((error) => {
      if (error.errors) answer({ errors: error.errors })
      throw error
    })
    location.hash = `#/experiments/${id}`
  }, { class: 'primary' })

  /** Whether it is a preset as it stands, which can be checked for being reproduced. */
  const untouched = () => query.has('preset') && onOneLine(form.value) === onOneLine(spec)

  const form = new Form(fields, schema, {
    suggestions: suggestions(datasets.items), starts: starts(catalog), changed: (value) => {
      text.value = written(value)
      text.removeAttribute('aria-invalid')
      check()
    },
  })
  const answer = (told) => {
    form.showErrors(told.errors ?? [])
    showVerdict(verdict, told, (pointer) => form.focus(pointer))
    submit.disabled = Boolean(told.syntax || told.errors?.length)
    if (!told.syntax && !ended) remember(form.value)
  }
  const asking = checks(answer)
  const check = () => asking.ask(text.value)
  text.addEventListener('input', () => {
    try {
      const value = JSON.parse(text.value)
      if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new SyntaxError('a spec is an object: { … }')
      text.removeAttribute('aria-invalid')
      form.show(value)
      check()
    } catch (error) {
      asking.end()
      text.setAttribute('aria-invalid', 'true')
      answer({ syntax: error.message })
    }
  })

  place.append(h('h1', {}, 'Compose an experiment'), startsRow(presets.items),
    h('div', { class: 'two compose' },
      h('form', { 'aria-label': 'Spec', onsubmit: (event) => event.preventDefault() }, fields),
      h('div', { class: 'beside' },
        h('section', { class: 'card', 'aria-label': 'Check' }, verdict, h('div', { class: 'row' }, submit,
          button('Copy as curl', () => copy(curl(onOneLine(form.value)))), button('Copy as Python', () => copy(python(form.value))),
          button('Copy share link', async () => copy(new URL(await address(form.value), location.href).href)))),
        h('label', { for: 'spec-json' }, 'The spec as JSON'), text)))
  text.value = written(spec)
  form.show(spec)
  check()
  return () => {
    ended = true
    asking.end()
  }
}

const suggestions = (datasets) => {
  const names = (kinds) => datasets.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name)
  return {
    dataset: names(['numeric', 'symbols', 'text', 'pictures']), labels: names(['symbols', 'text']),
    checkpoint: names(['checkpoint']), tokenizer: names(['checkpoint']),
  }
}

/** What members hold at first where the schema knows nothing better. */
const starts = ({ learners }) => ({
  metrics: ({ learner }) => {
    const metrics = learners.find(({ type }) => type === (learner?.type ?? learner))?.metrics?.filter((label) => !label.includes('['))
    return metrics?.length ? metrics : undefined
  },
  sweep: ({ regime }) => typeof regime?.samples === 'number' ? { '/regime/samples': [regime.samples, 10 * regime.samples] } : {},
  seed: () => 1,
  snapshots: () => ({ every: 1, samples: 500 }),
  real: () => ({ share: 0.1, source: 'fresh' }),
})

/** The address holds what is written, so that it is there again after a reload; too long ones are left as they were. */
async function remember(spec) {
  const link = await address(spec)
  if (link.length < LONGEST_ADDRESS && location.hash.startsWith('#/compose')) history.replaceState(null, '', link)
}
