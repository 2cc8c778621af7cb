/** The ways to write a data set down, and what tells them apart. */

/** Media types, their words, the ends of their names. */
export const FORMATS = [
  { type: 'text/csv', words: 'CSV: numbers in columns', ends: ['csv', 'tsv'] },
  { type: 'text/plain', words: 'text, which becomes words', ends: ['txt'] },
  { type: 'application/x-ndjson', words: 'NDJSON: numbers, or strings, one line each', ends: ['ndjson', 'jsonl'] },
  { type: 'application/octet-stream', words: 'IDX: pictures or labels of unsigned bytes', ends: ['idx', 'idx3-ubyte', 'idx1-ubyte'] },
  { type: 'application/zip', words: 'zip: a pre-trained model (config.json, model.safetensors, tokenizer.json)', ends: ['zip'] },
]

const plain = (name) => name.replace(/\.gz$/i, '')

const end = (name) => FORMATS.flatMap(({ ends }) => ends).sort((one, other) => other.length - one.length)
  .find((one) => new RegExp(`[.-]${one}$`, 'i').test(plain(name)))

/** The format of a file by its name; undefined if it does not tell. */
export const formatOf = (name) => FORMATS.find(({ ends }) => ends.includes(end(name)))

/** A file's name without what tells its format. */
export const stem = (name) => end(name) ? plain(name).slice(0, -end(name).length - 1) : plain(name)
