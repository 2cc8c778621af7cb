/** What the composer begins with, as its address says. */
import { get } from '../../api.js'
import { EXAMPLES } from './examples.js'
import { unpacked } from './share.js'

/** @param query `spec`, `clone`, `preset`, `example` or `dataset`; else a small spec of each part */
export async function begin(query) {
  if (query.has('spec')) return unpacked(query.get('spec'))
  if (query.has('clone')) return (await get(`/api/v1/experiments/${encodeURIComponent(query.get('clone'))}`)).spec
  if (query.has('preset')) return (await get(`/api/v1/presets/${encodeURIComponent(query.get('preset'))}`)).spec
  if (query.has('dataset')) return ofDataset(await get(`/api/v1/datasets/${encodeURIComponent(query.get('dataset'))}`))
  return EXAMPLES[query.get('example')] ?? EXAMPLES.gaussian
}

const LEARNERS = {
  numeric: { type: 'gaussian' }, symbols: { type: 'categorical' }, text: { type: 'categorical' },
  pictures: { type: 'variational-autoencoder', architecture: 'dense', epochs: 2, batchSize: 64 },
}

/** A spec that learns a data set. */
function ofDataset({ name, kind, rows }) {
  if (kind === 'checkpoint') {
    return {
      name, truth: { type: 'markov-text', symbols: 27, order: 1 }, learner: { type: 'causal-language-model', checkpoint: name, epochs: 1 },
      regime: { samples: 100 }, generations: 2,
    }
  }
  return {
    name, truth: { type: 'dataset', dataset: name }, learner: LEARNERS[kind], regime: { samples: Math.min(rows, 10_000) },
    generations: kind === 'pictures' ? 3 : 20, replicates: kind === 'pictures' ? 1 : 5,
  }
}
