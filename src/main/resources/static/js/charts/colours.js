/** The colours of the page for what is drawn on a canvas: the variables of page.css, as they are at the moment. */

const scheme = matchMedia('(prefers-color-scheme: dark)')

/** Whether the page is dark. */
export const dark = () => scheme.matches

/** What a colour is: of `--accent` the value of that variable, of any other the colour itself. */
export function colour(name) {
  return name.startsWith('--') ? getComputedStyle(document.documentElement).getPropertyValue(name).trim() : name
}

/** The variable of the k-th series, k from 0; the eight come round again. */
export const series = (k) => `--series-${k % 8 + 1}`

/** A colour (variable, or #rrggbb) that lets so much of what is behind it through: opacity 0 to 1. */
export function translucent(name, opacity) {
  const value = colour(name)
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(value.slice(at, at + 2), 16))
  return `rgb(${red} ${green} ${blue} / ${opacity})`
}

/**
 * Calls back at each change between light and dark.
 * @return a function that ends it
 */
export function onScheme(changed) {
  scheme.addEventListener('change', changed)
  return () => scheme.removeEventListener('change', changed)
}
