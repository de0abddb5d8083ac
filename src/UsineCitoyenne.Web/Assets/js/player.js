// A video of another site plays in the page once the visitor asks for it; without this file the link opens it there.
export function enhancePlayers() {
  for (const link of document.querySelectorAll('a[data-player]')) {
    link.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      const frame = document.createElement('iframe')
      Object.assign(frame, { src: link.href, title: link.textContent.trim(), className: 'player', tabIndex: 0 })
      // The site of the video asks who shows it, and gets our name without the page.
      frame.referrerPolicy = 'strict-origin-when-cross-origin'
      frame.allow = 'fullscreen; picture-in-picture; encrypted-media'
      link.replaceWith(frame)
      frame.focus()
    })
  }
}
