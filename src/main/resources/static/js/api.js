/** Asks the service. Paths are those of the API, such as `/api/v1/presets`, and those in its links. */

const KEY = 'ouroboros.key'

/** What the service answers in place of what was asked for: application/problem+json. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `status ${status}`)
    Object.assign(this, body, { status })
  }
}

/** The API key that requests carry; null for none. Forgotten when the tab is closed. */
export const key = () => sessionStorage.getItem(KEY)

export function setKey(value) {
  if (value) sessionStorage.setItem(KEY, value)
  else sessionStorage.removeItem(KEY)
}

/**
 * @param options as those of fetch; `json` is sent as the body
 * @return the response, which is a good one
 * @throws Problem
 */
export async function request(path, { json, headers = {}, ...options } = {}) {
  const all = { Accept: 'application/json', ...headers }
  if (key()) all.Authorization = `Bearer ${key()}`
  if (json !== undefined) {
    options = { method: 'POST', ...options, body: typeof json === 'string' ? json : JSON.stringify(json) }
    all['Content-Type'] ??= 'application/json'
  }
  let response
  try {
    response = await fetch(path, { ...options, headers: all })
  } catch (error) {
    if (error.name === 'AbortError') throw error
    throw new Problem(0, { detail: 'The service does not answer.' })
  }
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => ({})))
  return response
}

/** The JSON at a path. */
export const get = async (path, options) => (await request(path, options)).json()

/** Posts JSON, or nothing. */
export const post = async (path, json, options) => {
  const response = await request(path, { method: 'POST', json, ...options })
  return response.status === 204 ? null : response.json()
}

export const remove = (path) => request(path, { method: 'DELETE' })

/**
 * Sends a file, telling how far it is.
 * @param progress called with the share that is sent, from 0 to 1
 * @return the JSON of the answer
 * @throws Problem
 */
export function upload(path, file, type, progress, signal) {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open('POST', path)
    sending.responseType = 'json'
    sending.setRequestHeader('Content-Type', type)
    sending.setRequestHeader('Accept', 'application/json')
    if (key()) sending.setRequestHeader('Authorization', `Bearer ${key()}`)
    sending.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 1)
    sending.onload = () => sending.status < 300 ? resolve(sending.response) : reject(new Problem(sending.status, sending.response ?? {}))
    sending.onerror = () => reject(new Problem(0, { detail: 'The service does not answer, or it refused the rest of the file.' }))
    sending.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    signal?.addEventListener('abort', () => sending.abort())
    sending.send(file)
  })
}

/** The items of all pages of a list, at most so many. */
export async function all(path, most = 1000) {
  const items = []
  for (let next = path; next && items.length < most;) {
    const page = await get(next)
    items.push(...page.items)
    next = page.next
  }
  return items.slice(0, most)
}

/** Saves what is at a path as a file. */
export async function save(path, name, accept) {
  download(await (await request(path, { headers: { Accept: accept } })).blob(), name)
}

export function download(blob, name) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name })
  link.click()
  URL.revokeObjectURL(link.href)
}
