// Buttons that ship hidden and appear when the browser can do what they say:
// <button data-share hidden data-share-url data-share-title> and <button data-copy="texte" hidden>.
export function enhanceSharing() {
  for (const button of document.querySelectorAll('[data-share]')) {
    button.hidden = !(navigator.share || navigator.clipboard)
    button.addEventListener('click', async () => {
      const url = button.dataset.shareUrl || document.querySelector('link[rel="canonical"]')?.href || location.href
      if (!navigator.share) return copy(button, url)
      try {
        await navigator.share({ title: button.dataset.shareTitle || document.title, url })
      } catch (error) {
        if (error.name !== 'AbortError') await copy(button, url)
      }
    })
  }
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = !navigator.clipboard
    button.addEventListener('click', () => copy(button, button.dataset.copy))
  }
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
}

async function copy(button, text) {
  const label = button.querySelector('[data-label]') ?? button
  const before = label.textContent
  try { await navigator.clipboard.writeText(text) } catch { return }
  label.textContent = 'Copié'
  announce('Copié dans le presse-papiers.')
  setTimeout(() => { label.textContent = before }, 2500)
}

let live
function announce(message) {
  if (!live) {
    live = Object.assign(document.createElement('p'), { className: 'visually-hidden' })
    live.setAttribute('role', 'status')
    document.body.append(live)
  }
  live.textContent = ''
  setTimeout(() => { live.textContent = message }, 50)
}
