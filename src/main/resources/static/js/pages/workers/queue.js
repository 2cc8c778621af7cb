/** How much waits, as the meters of the service tell. */
import { get, request } from '../../api.js'

const PRIORITIES = ['high', 'normal', 'low']

const LINE = /^ouroboros_queue_(depth|age_seconds)\{([^}]*)\} (\S+)$/gm

/**
 * @return `pools`, `priorities`, `depth(pool, priority)` and `age(pool)` in seconds; `note` on what is counted
 */
export async function queue() {
  try {
    return await metered()
  } catch (error) {
    if (![401, 403, 404].includes(error.status)) throw error
    return counted()
  }
}

async function metered() {
  const text = await (await request('/actuator/prometheus', { headers: { Accept: 'text/plain' } })).text()
  const found = [...text.matchAll(LINE)].map(([, name, labels, value]) => ({ name, ...labelled(labels), value: Number(value) }))
  const sum = (name, of) => found.filter((one) => one.name === name && of(one)).reduce((total, { value }) => total + value, 0)
  return {
    pools: [...new Set(found.map(({ pool }) => pool))],
    priorities: PRIORITIES, note: 'Waiting pieces of work.',
    depth: (pool, priority) => sum('depth', (one) => one.pool === pool && one.priority === priority),
    age: (pool) => sum('age_seconds', (one) => one.pool === pool),
  }
}

const labelled = (text) => Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))

/** Queued runs of unfinished experiments, where the meters are not for this caller. */
async function counted() {
  const pages = await Promise.all(['queued', 'running'].map((state) => get(`/api/v1/experiments?state=${state}&limit=100`)))
  const found = pages.flatMap(({ items }) => items)
  const depth = (pool, priority) => found.filter((one) => one.pool === pool && (one.spec.priority ?? 'normal') === priority)
    .reduce((total, { progress }) => total + progress.runs.queued, 0)
  return {
    pools: ['cpu', 'neural', 'gpu'], priorities: PRIORITIES, depth, age: () => 0,
    note: `Queued runs of your unfinished experiments${pages.some(({ next }) => next) ? ', the newest of them' : ''}.`,
  }
}
