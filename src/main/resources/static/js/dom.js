/** Makes and changes elements. */

/**
 * An element.
 * @param attributes `onclick` and the like are listeners; true and false set or leave out an attribute, as null does;
 * `value` and `checked` are set as properties
 * @param children nodes, texts, lists of these; null and false are left out
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else if (key === 'value' || key === 'checked') element[key] = value
    else if (value === true) element.setAttribute(key, '')
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value)
  }
  element.append(...present(children))
  return element
}

/** Puts these in place of all that an element holds. */
export function replace(element, ...children) {
  element.replaceChildren(...present(children))
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)
}

/** What an error says to a person: of a problem its detail, and each field with what is wrong there. */
export function words(error) {
  const fields = error.errors?.map(({ pointer, detail }) => `${pointer || 'the spec'}: ${detail}`) ?? []
  return fields.length ? fields.join('; ') : (error.detail ?? error.message)
}

/** Tells something for a while at the foot of the page, where screen readers hear it. */
export function tell(text) {
  const note = h('p', {}, text)
  document.getElementById('notices').append(note)
  setTimeout(() => note.remove(), 8000)
}

/** Does something at a click; what goes wrong is told. */
export function button(label, action, attributes = {}) {
  return h('button', {
    type: 'button', ...attributes, onclick: async ({ currentTarget }) => {
      currentTarget.disabled = true
      try {
        await action()
      } catch (error) {
        tell(words(error))
      } finally {
        currentTarget.disabled = false
      }
    },
  }, label)
}
