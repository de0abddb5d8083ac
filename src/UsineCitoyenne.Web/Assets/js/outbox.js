// Pages that work without network (data-offline): their forms (data-outbox) keep what is typed in this browser and send it when they can.
import { all, flush, put, remove } from './outbox-store.js'

export function keepOutbox() {
  const page = document.querySelector('[data-offline]')
  if (!page || !('serviceWorker' in navigator) || !window.indexedDB) return
  const list = page.querySelector('[data-outbox-list]')
  void navigator.serviceWorker.register('/ma-fiche/hors-ligne.js', { scope: '/ma-fiche/' }).then(keepCopy).catch(() => {})

  for (const form of page.querySelectorAll('form[data-outbox]')) {
    form.addEventListener('submit', event => {
      event.preventDefault()
      void keep(form, event.submitter, list)
    })
  }
  const leave = () => void sendAll(list)
  addEventListener('online', leave)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && leave())
  list.addEventListener('click', event => {
    const key = event.target.closest('[data-forget]')?.dataset.forget
    if (key) void remove(key).then(() => show(list))
  })
  leave()
}

// The first visit came before the worker: it is told what the page is made of.
async function keepCopy() {
  const { active } = await navigator.serviceWorker.ready
  const parts = performance.getEntriesByType('resource').map(entry => entry.name).filter(name => new URL(name).pathname.startsWith('/assets/'))
  active.postMessage({ page: location.origin + location.pathname, parts })
}

async function keep(form, submitter, list) {
  const data = new FormData(form)
  if (submitter?.name) data.append(submitter.name, submitter.value)
  data.delete('jeton')
  const key = data.get('Key') ?? data.get('undo')
  await put({
    key, at: Date.now(), page: location.pathname, url: form.getAttribute('action') ?? location.pathname,
    label: [data.get('Ready') ?? data.get('Quantity'), form.dataset.outbox].filter(Boolean).join(' : '), fields: [...data.entries()].map(([name, value]) => [name, String(value)]),
  })
  // What is typed next in this form is another gesture.
  const field = form.querySelector('[name=Key], [name=undo]')
  if (field && crypto.randomUUID) field.value = crypto.randomUUID()
  await flush()
  const mine = (await all()).find(item => item.key === key)
  if (!mine) return location.assign(location.pathname)
  if (mine.refused && navigator.onLine) {
    // The page itself tells what is wrong, beside the field.
    await remove(key)
    if (field) field.value = key
    if (submitter?.name) {
      const hidden = document.createElement('input')
      hidden.type = 'hidden'
      hidden.name = submitter.name
      hidden.value = submitter.value
      form.append(hidden)
    }
    return HTMLFormElement.prototype.submit.call(form)
  }
  const registration = await navigator.serviceWorker.ready
  await registration.sync?.register('outbox').catch(() => {})
  await show(list)
  list.scrollIntoView({ block: 'center' })
}

async function sendAll(list) {
  const before = (await all()).filter(item => !item.refused).length
  if (before > 0) await flush()
  const left = (await all()).filter(item => !item.refused).length
  if (before > left && left === 0) return location.reload()
  await show(list)
}

async function show(list) {
  const items = await all()
  list.replaceChildren()
  list.hidden = items.length === 0
  const waiting = items.filter(item => !item.refused)
  if (waiting.length > 0) {
    const title = document.createElement('p')
    const strong = document.createElement('strong')
    strong.textContent = waiting.length === 1 ? '1 envoi attend le réseau.' : `${waiting.length} envois attendent le réseau.`
    title.append(strong, ' Gardé sur ce téléphone : cela part tout seul.')
    list.append(title)
  }
  const lines = document.createElement('ul')
  for (const item of items) {
    const line = document.createElement('li')
    line.textContent = item.refused ? `${item.label} : refusé. ${item.refused} ` : item.label
    if (item.refused) {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'link-button'
      button.dataset.forget = item.key
      button.textContent = 'J’ai lu'
      line.append(button)
    }
    lines.append(line)
  }
  list.append(lines)
}
