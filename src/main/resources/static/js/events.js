/** Follows server-sent events, by fetch: EventSource cannot send a key. */
import { request } from './api.js'

const LONGEST_PAUSE = 10_000

/**
 * Follows a stream until it is over or `signal` ends it; a broken one is taken up again after the last event that came.
 * @param on `event({ id, type, data })` for each; `live(boolean)` as the connection comes and goes; `over()` at the end
 * @param last number of the last event that is known; null for none, Number.MAX_SAFE_INTEGER for progress alone
 */
export async function follow(path, on, signal, last = null) {
  let pause = 500
  while (!signal.aborted) {
    try {
      const headers = { Accept: 'text/event-stream', ...(last && { 'Last-Event-ID': last }) }
      const response = await request(path, { headers, signal })
      if (response.status === 204) {
        on.over?.()
        return
      }
      on.live?.(true)
      pause = 500
      for await (const event of read(response.body)) {
        if (signal.aborted) return
        last = event.id ?? last
        on.event(event)
      }
    } catch (error) {
      if (signal.aborted) return
      if (error.status && error.status !== 429 && error.status < 500) throw error
    }
    on.live?.(false)
    await wait(pause, signal)
    pause = Math.min(2 * pause, LONGEST_PAUSE)
  }
}

const wait = (milliseconds, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds)
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    resolve()
  }, { once: true })
})

async function* read(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    text += value
    const parts = text.split('\n\n')
    text = parts.pop()
    for (const part of parts) {
      const event = parse(part)
      if (event) yield event
    }
  }
}

function parse(part) {
  const event = { id: null, type: 'message', data: '' }
  for (const line of part.split('\n')) {
    const [, field, value] = /^([^:]*): ?(.*)$/.exec(line) ?? []
    if (field === 'data') event.data += value
    else if (field === 'id') event.id = value
    else if (field === 'event') event.type = value
  }
  return event.data ? { ...event, data: JSON.parse(event.data) } : null
}
