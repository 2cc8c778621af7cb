/** A form drawn from a JSON Schema: every place of the value has its field, and every error its place. */
import { h, replace } from '../../dom.js'
import { editor } from './editor.js'
import { at, changed, pointer, steps } from './pointer.js'

/** The form of one value. */
export class Form {
  /**
   * @param document the JSON Schema
   * @param suggestions names to choose from, by the name of a member
   * @param starts what a member holds at first, by its name: functions of the whole value
   * @param changed called with the whole value after a change by hand
   */
  constructor(place, document, { suggestions, starts, changed }) {
    Object.assign(this, { place, document, suggestions, starts, changed })
    this.value = {}
    this.folded = new Map()
    this.fields = new Map()
    this.errors = []
  }

  /** Draws all of it anew. */
  show(value) {
    const focused = this.focused()
    this.value = value
    this.fields.clear()
    this.ids = 0
    const root = { $ref: this.document.$ref }
    replace(this.place, editor(this, root, [], value, { label: 'Spec', top: true }))
    this.showErrors(this.errors)
    if (focused) this.fields.get(focused)?.control.focus()
  }

  focused() {
    for (const [at, { control }] of this.fields) if (control === document.activeElement) return at
    return null
  }

  /** A change that alters no other field. */
  set(path, inner) {
    this.value = changed(this.value, path, inner)
    this.changed(this.value)
  }

  /** A change of shape: members or items come, go or become something else. */
  reshape(path, inner, focus = path) {
    this.set(path, inner)
    this.show(this.value)
    this.focus(pointer(focus))
  }

  get(path) {
    return at(this.value, path)
  }

  id() {
    return `spec-${++this.ids}`
  }

  /** To be called for each field: where it is, what has the focus, and where its errors stand. */
  register(path, control, slot) {
    this.fields.set(pointer(path), { control, slot })
  }

  /** @return the field at a place, or that of the nearest place around it */
  nearest(target) {
    for (let path = steps(target); ; path = path.slice(0, -1)) {
      const field = this.fields.get(pointer(path))
      if (field || !path.length) return field
    }
  }

  focus(target) {
    const field = this.nearest(target)
    if (!field) return
    for (let around = field.control.closest('details'); around; around = around.parentElement.closest('details')) around.open = true
    field.control.focus()
    field.control.scrollIntoView({ block: 'nearest' })
  }

  /** @param errors `{ pointer, detail }`, in place of those before */
  showErrors(errors) {
    this.errors = errors
    for (const { control, slot } of this.fields.values()) {
      control.removeAttribute('aria-invalid')
      replace(slot)
    }
    for (const { pointer: target, detail } of errors) {
      const field = this.nearest(target)
      if (!field) continue
      if (field.control.matches('input, select, textarea')) field.control.setAttribute('aria-invalid', 'true')
      const exact = this.fields.get(target) === field
      field.slot.append(h('span', {}, exact ? detail : `${steps(target).at(-1)}: ${detail}`))
      for (let around = field.control.closest('details'); around; around = around.parentElement.closest('details')) around.classList.add('wrong')
    }
  }
}
