/** Small specs to start from, each done in seconds. */
export const EXAMPLES = {
  gaussian: {
    name: 'A Gaussian forgets', truth: { type: 'gaussian', dimension: 1 }, learner: { type: 'gaussian' },
    regime: { samples: 100 }, generations: 50, replicates: 20, seed: 1,
  },
  genuine: {
    name: 'How much genuine data is enough?', truth: { type: 'gaussian', dimension: 1 }, learner: { type: 'gaussian' },
    regime: { samples: 100, real: { share: 0, source: 'fresh' } }, generations: 100, replicates: 20, seed: 1,
    metrics: ['variance', 'wasserstein2-squared'], sweep: { '/regime/real/share': [0, 0.1, 0.5] },
  },
  modes: {
    name: 'Three modes', truth: {
      type: 'gaussian-mixture', components: [{ weight: 0.4, mean: [-2, 0], covariance: [[0.3, 0], [0, 0.3]] },
        { weight: 0.3, mean: [2, 1], covariance: [[0.3, 0], [0, 0.3]] }, { weight: 0.3, mean: [0, -2], covariance: [[0.3, 0], [0, 0.3]] }],
    }, learner: { type: 'gaussian-mixture', components: 3 }, regime: { samples: 60 }, generations: 30, replicates: 5, seed: 1,
    snapshots: { every: 1, samples: 500 },
  },
  vocabulary: {
    name: 'A vocabulary dies out', truth: { type: 'zipf', symbols: 1000, exponent: 1 }, learner: { type: 'categorical' },
    regime: { samples: 2000 }, generations: 40, replicates: 10, seed: 1, metrics: ['support', 'entropy', 'missing-mass'],
    snapshots: { every: 1, samples: 2000 },
  },
  texts: {
    name: 'Texts that copy texts', truth: { type: 'markov-text', symbols: 27, order: 1, concentration: 0.2, length: 60 },
    learner: { type: 'n-gram', order: 2 }, regime: { samples: 200 }, generations: 20, replicates: 3, seed: 1,
    snapshots: { every: 1, samples: 50 },
  },
  pictures: {
    name: 'Digits that copy digits', truth: { type: 'glyphs' },
    learner: { type: 'variational-autoencoder', architecture: 'dense', epochs: 2, batchSize: 64 }, regime: { samples: 1000 },
    generations: 4, replicates: 1, seed: 1, metrics: ['latent-deviation'], snapshots: { every: 1, samples: 64 },
  },
}
