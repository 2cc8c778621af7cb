/** What theory says, sweep point by sweep point, read once for all who ask. */
import { get } from '../../api.js'

const MOST = 2000

/**
 * @return `of(sweepPoint)`, a promise of the answer for it; `curves(sweepPoint)`, the same, but what was observed may be of before;
 * `known(sweepPoint)`, the last answer that came, undefined for none; `forget()`, where there is more by now
 */
export function theories(self) {
  let asked = new Map()
  const came = new Map()

  function of(sweepPoint) {
    if (!asked.has(sweepPoint)) {
      const answer = get(`${self}/theory?limit=1&cursor=${sweepPoint}&maxPoints=${MOST}`).then((theory) => {
        came.set(sweepPoint, theory)
        return theory
      })
      answer.catch(() => asked.delete(sweepPoint))
      asked.set(sweepPoint, answer)
    }
    return asked.get(sweepPoint)
  }

  return {
    of,
    curves: async (sweepPoint) => came.get(sweepPoint) ?? of(sweepPoint),
    known: (sweepPoint) => came.get(sweepPoint),
    forget() {
      asked = new Map()
    },
  }
}
