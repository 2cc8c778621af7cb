/** A canvas as wide as its place, sharp on any screen, painted anew when its size or the scheme changes. */
import { h } from '../dom.js'
import { onScheme } from './colours.js'

/**
 * @param height in pixels, or a function of the width that gives it
 * @param paint `(context, width, height)` in pixels of the page
 * @return `element`; `say(label)`, for those who do not see it; `draw()` paints at the next frame; `close()`
 */
export function painted(height, paint) {
  const element = h('canvas', { role: 'img' })
  let frame = null

  function draw() {
    frame ??= requestAnimationFrame(() => {
      frame = null
      const width = element.clientWidth
      if (!width) return
      const tall = typeof height === 'function' ? height(width) : height
      const ratio = devicePixelRatio
      element.style.height = `${tall}px`
      if (element.width !== Math.round(width * ratio) || element.height !== Math.round(tall * ratio)) {
        element.width = Math.round(width * ratio)
        element.height = Math.round(tall * ratio)
      }
      const context = element.getContext('2d')
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, tall)
      context.font = '12px system-ui, sans-serif'
      paint(context, width, tall)
    })
  }

  const sizes = new ResizeObserver(draw)
  sizes.observe(element)
  const endScheme = onScheme(draw)
  return {
    element, draw,
    say(label) {
      element.setAttribute('aria-label', label)
    },
    close() {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      endScheme()
    },
  }
}

/** A text that takes no more than so many pixels, ended by "…" where it would. */
export function fitted(context, text, most) {
  if (context.measureText(text).width <= most) return text
  let length = text.length
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > most) length -= 1
  return `${text.slice(0, length)}…`
}
