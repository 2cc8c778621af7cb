/** The form that uploads a data set. */
import { get, upload } from '../../api.js'
import { h, replace, words } from '../../dom.js'
import { bytes } from '../../format.js'
import { FORMATS, formatOf, stem } from './formats.js'
import { glimpse } from './glimpse.js'

/** @param sent called with the data set */
export function sending(sent) {
  let file = null
  let stop = null
  const name = h('input', { type: 'text', id: 'dataset-name', maxlength: 200, required: true, autocomplete: 'off' })
  const format = h('select', { id: 'dataset-format', onchange: () => look() }, FORMATS.map(({ type, words: said }) => h('option', { value: type }, said)))
  const shown = h('div')
  const status = h('div', { role: 'status' })
  const failure = h('p', { class: 'error', role: 'alert' })
  const submit = h('button', { class: 'primary', disabled: true }, 'Upload')
  const input = h('input', { type: 'file', id: 'dataset-file', onchange: () => choose(input.files[0]) })

  function choose(chosen) {
    file = chosen ?? null
    submit.disabled = !file
    replace(failure)
    replace(status)
    if (!file) return replace(shown)
    name.value = stem(file.name)
    const known = formatOf(file.name)
    if (known) format.value = known.type
    else failure.textContent = 'The name of the file does not tell its format: choose it.'
    return look()
  }

  async function look() {
    if (!file) return
    const seen = await glimpse(file, format.value).catch(() => null)
    replace(shown, h('p', { class: 'quiet' }, `${file.name}, ${bytes(file.size)}`), seen)
  }

  async function send() {
    replace(failure)
    const most = (await get('/api/v1/catalog')).limits.upload
    if (file.size > most) {
      failure.textContent = `The file has ${bytes(file.size)}, and the service takes ${bytes(most)} at most (ouroboros.limits.upload).`
      return
    }
    stop = new AbortController()
    const bar = h('progress', { max: 1, value: 0, 'aria-label': 'Upload' })
    const said = h('p', { class: 'quiet' }, 'Sending …')
    replace(status, bar, said, h('button', { type: 'button', onclick: () => stop.abort() }, 'Stop'))
    submit.disabled = true
    try {
      const dataset = await upload(`/api/v1/datasets?name=${encodeURIComponent(name.value.trim())}`, file, format.value, (share) => {
        bar.value = share
        if (share === 1) said.textContent = 'Sent; the service reads it …'
      }, stop.signal)
      replace(status, h('p', {}, `${dataset.name} is stored.`))
      sent(dataset)
    } catch (error) {
      replace(status)
      failure.textContent = words(error)
      if (error.status === 409 || error.code === 'name-required') name.focus()
    } finally {
      stop = null
      submit.disabled = false
    }
  }

  const form = h('form', {
    class: 'card upload', 'aria-label': 'Upload a data set', onsubmit: (event) => {
      event.preventDefault()
      send()
    },
    ondragover: (event) => event.preventDefault(),
    ondrop: (event) => {
      event.preventDefault()
      if (event.dataTransfer.files[0]) choose(event.dataTransfer.files[0])
    },
  },
  h('h2', {}, 'Upload'),
  h('p', { class: 'small quiet' }, 'Choose a file or drop it here. Any may be packed by gzip. Text is UTF-8.'),
  h('div', { class: 'grid' },
    h('div', {}, h('label', { for: 'dataset-file' }, 'File'), input),
    h('div', {}, h('label', { for: 'dataset-name' }, 'Name, which is unique'), name),
    h('div', {}, h('label', { for: 'dataset-format' }, 'Format'), format)),
  shown, failure, status, submit)
  return { element: form, close: () => stop?.abort() }
}
