/** Does something again and again without wearing out the service or the browser. */

const SHORTEST = 250

/**
 * @param action asynchronous; never done twice at once, at most four times a second, its own duration apart, nor while the page is hidden
 * @return `ask()` wants it done soon; `close()` ends it
 */
export function paced(action) {
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
      if (wanted) later(Math.max(SHORTEST, performance.now() - start))
      else timer = setTimeout(turn, SHORTEST)
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
