/** What snapshots kept of the generations of a run, asked for as they are shown and a little before. */
import { get, request } from '../../api.js'

/** Frames kept at most, and those fetched ahead. */
const MOST = 40
const AHEAD = 3

export class Frames {
  /** @param stops generations that have one */
  constructor(run, stops) {
    Object.assign(this, { run, stops, kept: new Map() })
  }

  /** The frame of a stop: what was generated, and the `model`; fetches those after it, too. */
  async at(index) {
    const frame = this.ask(index)
    for (let ahead = 1; ahead <= AHEAD && index + ahead < this.stops.length; ahead++) this.ask(index + ahead).catch(() => {})
    return frame
  }

  ask(index) {
    const generation = this.stops[index]
    let frame = this.kept.get(generation)
    if (!frame) {
      frame = this.load(generation)
      frame.catch(() => this.kept.delete(generation))
    }
    this.kept.delete(generation)
    this.kept.set(generation, frame)
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST) break
      this.kept.delete(oldest)
    }
    return frame
  }

  async load(generation) {
    const path = `/api/v1/runs/${this.run}/generations/${generation}`
    const as = async (type) => request(`${path}/samples`, { headers: { Accept: type } })
    if (this.kind === 'pictures') return { generation, size: this.size, sheet: await createImageBitmap(await (await as('image/png')).blob()) }
    if (this.kind === 'texts') return { generation, passages: lines(await (await as('text/plain')).text()) }
    const samples = await get(`${path}/samples`)
    this.size = samples.size
    this.kind = ['points', 'counts', 'texts', 'pictures'].find((kind) => samples[kind])
    if (this.kind === 'pictures' || this.kind === 'texts') return this.load(generation)
    return { ...samples, model: await get(`${path}/model`).catch(() => null) }
  }
}

const lines = (text) => text.split('\n').filter((line) => line)
