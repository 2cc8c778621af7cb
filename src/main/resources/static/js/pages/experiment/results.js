/** Statistics over replicates, read once for all who ask, until they are stale. */
import { get } from '../../api.js'

/** @return `of(metric)`, a promise of the summary; `forget()`, where there is more by now */
export function results(self) {
  let known = new Map()
  return {
    of(metric) {
      if (!known.has(metric)) {
        const answer = get(`${self}/summary?metric=${encodeURIComponent(metric)}`)
        answer.catch(() => known.delete(metric))
        known.set(metric, answer)
      }
      return known.get(metric)
    },
    forget() {
      known = new Map()
    },
  }
}
