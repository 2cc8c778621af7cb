/** The spec that computes one run again, alone, keeping what a film needs. */
import { changed, steps } from '../compose/pointer.js'

/** Frames of a film, and observations of each. */
const FRAMES = 100
const SAMPLES = { 'variational-autoencoder': 64, 'n-gram': 50, transformer: 50, 'causal-language-model': 50 }

/** What is computed at a sweep point: the spec with the swept values in their places. */
export function pointSpec({ spec, resolved }, values) {
  const fits = Object.keys(values).every((pointer) => reaches(spec, steps(pointer)))
  const { sweep, ...whole } = fits ? spec : resolved
  return Object.entries(values).reduce((so, [pointer, value]) => changed(so, steps(pointer), value), whole)
}

const reaches = (value, path) => value !== null && typeof value === 'object' && (path.length < 2 || reaches(value[path[0]], path.slice(1)))

/** One replicate with the seed of the run, and snapshots. */
export function soloSpec(experiment, run) {
  const { record, replicates, tags, ...spec } = pointSpec(experiment, run.values)
  const learner = spec.learner.type ?? spec.learner
  return {
    ...spec, name: `${spec.name.slice(0, 170)}, run ${run.id} as a film`, replicates: 1, seed: run.seed,
    snapshots: { every: Math.max(1, Math.ceil(run.generations / FRAMES)), samples: SAMPLES[learner] ?? 1000 },
  }
}
