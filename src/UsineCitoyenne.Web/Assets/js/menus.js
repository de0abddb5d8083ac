// A menu that unfolds (<details class="menu">) closes when the focus or the pointer goes elsewhere, and by Escape.
export function enhanceMenus() {
  const close = except => {
    for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(except)) menu.open = false
  }
  document.addEventListener('click', event => close(event.target))
  document.addEventListener('focusin', event => close(event.target))
  document.addEventListener('keydown', event => {
    const menu = event.key === 'Escape' && !event.defaultPrevented && event.target.closest?.('details.menu[open]')
    if (!menu) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
}
