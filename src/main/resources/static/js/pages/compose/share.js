/** A spec on its way to elsewhere: as an address of this page, as a command, as a program. */

/** The address of the composer with this spec in it. */
export const address = async (spec) => `#/compose?spec=${await packed(JSON.stringify(spec))}`

/** Deflated, in base64url. */
async function packed(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/**
 * What {@link address} packed.
 * @throws Error if it is no such thing
 */
export async function unpacked(text) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return JSON.parse(await new Response(stream).text())
  } catch {
    throw new Error('The link holds no spec: it may have been cut.')
  }
}

const url = () => new URL('api/v1/experiments', location.href.split('#')[0]).href

export const curl = (text) => `curl -s ${url()} -H 'Content-Type: application/json' -d '${text.replaceAll("'", "'\\''")}'`

/** A program for Python's standard library that submits the spec and waits for its end. */
export const python = (spec) => `import json
from urllib.request import Request, urlopen

spec = json.loads(${JSON.stringify(JSON.stringify(spec))})
request = Request("${url()}", json.dumps(spec).encode(), {"Content-Type": "application/json"})
experiment = json.load(urlopen(request))
while experiment["state"] not in ("completed", "failed", "cancelled"):
    experiment = json.load(urlopen("${url()}/" + experiment["id"] + "?wait=20s"))
print(experiment["id"], experiment["state"], experiment["progress"])
`
