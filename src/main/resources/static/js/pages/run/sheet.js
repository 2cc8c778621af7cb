/** Pictures side by side. */
import { h } from '../../dom.js'

const MAGNIFIED = 2

export function sheetView() {
  const element = h('canvas', { role: 'img', class: 'sheet' })
  return {
    element, keys: [],
    show({ generation, size, sheet }) {
      element.width = sheet.width
      element.height = sheet.height
      element.style.width = `${sheet.width * MAGNIFIED}px`
      element.setAttribute('aria-label', `${size} generated pictures of generation ${generation}`)
      element.getContext('2d').drawImage(sheet, 0, 0)
    },
    close() {},
  }
}
