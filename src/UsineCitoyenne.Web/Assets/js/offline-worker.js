// Keeps a copy of a volunteer's own pages, kits and rounds, and of what they are made of. Always the network first: the copy is for when
// there is none, and ends with the day that the server says (X-Keep-Until), so that no address outlives its round.
import { flush } from './outbox-store.js'

const NAME = 'kits'
const PAGES = /^\/ma-fiche\/[^/]+\/(kits|tournees)\/$/

addEventListener('install', () => skipWaiting())
addEventListener('activate', event => event.waitUntil(clients.claim()))
addEventListener('sync', event => event.tag === 'outbox' && event.waitUntil(flush()))

addEventListener('message', event => event.waitUntil((async () => {
  const cache = await caches.open(NAME)
  await Promise.all([take(cache, event.data.page), ...event.data.parts.map(part => cache.match(part).then(kept => kept ?? cache.add(part)))])
})().catch(() => {})))

addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('X-Fresh')) return
  if (request.mode === 'navigate' && PAGES.test(url.pathname)) event.respondWith(page(url))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

async function page(url) {
  const cache = await caches.open(NAME)
  try {
    return await take(cache, url.origin + url.pathname)
  } catch {
    const kept = await cache.match(url.origin + url.pathname)
    const until = kept?.headers.get('X-Keep-Until')
    if (kept && until && Date.now() < Date.parse(until)) return kept
    await cache.delete(url.origin + url.pathname)
    return new Response('<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sans réseau</title>'
      + '<h1>Sans réseau</h1><p>Cette page n’est plus gardée sur ce téléphone. Elle revient avec le réseau.</p></html>',
    { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
  }
}

// What the server no longer shows is not kept either.
async function take(cache, address) {
  const answer = await fetch(address, { credentials: 'same-origin' })
  if (answer.ok && !answer.redirected && answer.headers.has('X-Keep-Until')) await cache.put(address, answer.clone())
  else await cache.delete(address)
  return answer
}

async function asset(request) {
  const cache = await caches.open(NAME)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}
