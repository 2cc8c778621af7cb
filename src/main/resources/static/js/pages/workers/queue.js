/** How much waits, as the meters of the service tell. */
import { request } from '../../api.js'

const LINE = /^ouroboros_queue_(depth|age_seconds)\{([^}]*)\} (\S+)$/gm

/** @return `pools`, `priorities`, `depth(pool, priority)` and `age(pool)` in seconds */
export async function queue() {
  const text = await (await request('/actuator/prometheus', { headers: { Accept: 'text/plain' } })).text()
  const found = [...text.matchAll(LINE)].map(([, name, labels, value]) => ({ name, ...labelled(labels), value: Number(value) }))
  const sum = (name, of) => found.filter((one) => one.name === name && of(one)).reduce((total, { value }) => total + value, 0)
  return {
    pools: [...new Set(found.map(({ pool }) => pool))],
    priorities: ['high', 'normal', 'low'],
    depth: (pool, priority) => sum('depth', (one) => one.pool === pool && one.priority === priority),
    age: (pool) => sum('age_seconds', (one) => one.pool === pool),
  }
}

const labelled = (text) => Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
