// What moves by itself is shown as it moves: <section id="progress" data-live="sending"> is read again every two seconds while
// somebody looks. When its state changes, so do the buttons around it: the page is loaded anew.
const PERIOD = 2000

export function keepLive() {
  const element = document.querySelector('[data-live][id]')
  if (element) setTimeout(() => void refresh(element), PERIOD)
}

async function refresh(element) {
  if (!document.hidden) {
    try {
      const answer = await fetch(location.href)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById(element.id)
      if (!fresh || fresh.dataset.live !== element.dataset.live) return location.reload()
      element.replaceChildren(...fresh.childNodes)
    } catch { /* the next try is in two seconds */ }
  }
  keepLive()
}
