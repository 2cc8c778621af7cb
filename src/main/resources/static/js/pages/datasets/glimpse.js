/** The first lines, or pictures, of a file. */
import { h } from '../../dom.js'

const BINARY = ['application/octet-stream', 'application/x-idx']
const BYTES = 64 * 1024
const LINES = 6
const LONGEST = 160
const PICTURES = 40
const IDX_PICTURES = 0x803

/** @return what to show of the file; null where nothing can be shown */
export async function glimpse(file, type) {
  if (type === 'application/zip') return null
  const bytes = await start(file)
  if (!bytes) return null
  return BINARY.includes(type) ? pictures(bytes) : lines(bytes)
}

/** The first bytes, unpacked if they are packed. */
async function start(file) {
  const raw = new Uint8Array(await file.slice(0, BYTES).arrayBuffer())
  if (raw[0] !== 0x1f || raw[1] !== 0x8b) return raw
  const reader = new Blob([raw]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    return (await reader.read()).value
  } catch {
    return null
  } finally {
    reader.cancel().catch(() => {})
  }
}

function lines(bytes) {
  const text = new TextDecoder().decode(bytes).split(/\r?\n/).slice(0, LINES)
  return h('pre', { tabindex: 0, 'aria-label': 'First lines of the file' }, text.map((line) => line.length > LONGEST ? `${line.slice(0, LONGEST)} …` : line).join('\n'))
}

function pictures(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  if (bytes.length < 16 || view.getUint32(0) !== IDX_PICTURES) return null
  const [rows, columns] = [view.getUint32(8), view.getUint32(12)]
  const shown = Math.min(PICTURES, view.getUint32(4), Math.floor((bytes.length - 16) / (rows * columns)))
  if (!(shown > 0) || columns > 512) return null
  const across = Math.min(shown, Math.max(1, Math.floor(600 / (columns + 2))))
  const canvas = h('canvas', { role: 'img', 'aria-label': `The first ${shown} pictures of the file`, class: 'sheet', width: across * (columns + 2), height: Math.ceil(shown / across) * (rows + 2) })
  const context = canvas.getContext('2d')
  for (let k = 0; k < shown; k++) {
    const image = context.createImageData(columns, rows)
    for (let pixel = 0; pixel < rows * columns; pixel++) image.data.set([...Array(3).fill(bytes[16 + k * rows * columns + pixel]), 255], 4 * pixel)
    context.putImageData(image, k % across * (columns + 2) + 1, Math.floor(k / across) * (rows + 2) + 1)
  }
  return canvas
}
