// What waits in this browser for the network, one gesture a row, under the key that makes it one gesture for the server too.
// Shared by the page and by the worker.
const NAME = 'usine-citoyenne'
const STORE = 'outbox'

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function run(mode, act) {
  const database = await open()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const request = act(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

export const put = item => run('readwrite', store => store.put(item))
export const remove = key => run('readwrite', store => store.delete(key))
export const all = async () => (await run('readonly', store => store.getAll())).sort((one, other) => one.at - other.at)

// Sends what waits, the oldest first. What the server refuses stays, with its reason, until the person has read it.
export async function flush() {
  for (const item of await all()) {
    if (item.refused) continue
    const answer = await send(item)
    if (answer === 'away') return
    if (answer === 'sent') await remove(item.key)
    else await put({ ...item, refused: answer })
  }
}

// The page of the form is read again for a token that is still good: this may be days later, after a restart.
async function send(item) {
  try {
    const page = await fetch(item.page, { cache: 'no-store', headers: { 'X-Fresh': '1' } })
    if (page.status === 404) return 'Ce lien ne fonctionne plus : demandez-en un autre.'
    if (!page.ok) return 'away'
    const token = /name="jeton"[^>]*value="([^"]+)"/.exec(await page.text())
    const body = new URLSearchParams(item.fields)
    if (token) body.set('jeton', token[1])
    const answer = await fetch(item.url, { method: 'POST', body, redirect: 'manual' })
    if (answer.type === 'opaqueredirect' || answer.ok) return 'sent'
    if (answer.status >= 500 || answer.status === 429) return 'away'
    const text = await answer.text()
    const reason = /<div class="error-summary"[\s\S]*?<li><a[^>]*>([^<]*)<\/a>/.exec(text)
    return reason ? decode(reason[1]) : 'Le site n’a pas accepté cet envoi.'
  } catch {
    return 'away'
  }
}

const decode = text => text.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
  .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replaceAll('&quot;', '"').replaceAll('&amp;', '&')
