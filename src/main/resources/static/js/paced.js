/** Does something again and again without wearing out the service or the browser. */

/** Four times a second at most. */
const SHORTEST = 250

/**
 * @param action asynchronous; never done twice at once, nor while the page is hidden
 * @param shortest milliseconds at least from one end to the next start; as long as it took, at least, in any case
 * @return `ask()` wants it done soon; `close()` ends it
 */
export function paced(action, shortest = SHORTEST) {
  let wanted = false
  let busy = false
  let timer = null
  let closed = false

  async function turn() {
    timer = null
    if (closed || busy || !wanted || document.hidden) return
    wanted = false
    busy = true
    const start = performance.now()
    try {
      await action()
    } finally {
      busy = false
      later(Math.max(shortest, performance.now() - start))
    }
  }

  function later(pause) {
    clearTimeout(timer)
    timer = setTimeout(turn, pause)
  }

  document.addEventListener('visibilitychange', turn)
  return {
    ask() {
      wanted = true
      if (!busy && timer === null) turn()
    },
    close() {
      closed = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', turn)
    },
  }
}
