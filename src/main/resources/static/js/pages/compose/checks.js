/** Asks the service, as one types, what it thinks of a spec. */
import { post } from '../../api.js'
import { words } from '../../dom.js'

const PAUSE = 300

/**
 * @param tell called with `{ errors, estimate }`: errors with `pointer` and `detail`, and an estimate if there are none;
 * `{ failure }` where the service did not say
 * @return `ask(text)`, which overtakes an earlier one, and `end()`
 */
export function checks(tell) {
  let timer
  let asked
  const end = () => {
    clearTimeout(timer)
    asked?.abort()
  }
  return {
    end,
    ask(text) {
      end()
      timer = setTimeout(async () => {
        const mine = asked = new AbortController()
        try {
          tell({ errors: [], estimate: await post('/api/v1/experiments/validate', text, { signal: mine.signal }) })
        } catch (error) {
          if (!mine.signal.aborted) tell(error.errors ? { errors: error.errors } : { errors: [], failure: words(error) })
        }
      }, PAUSE)
    },
  }
}
