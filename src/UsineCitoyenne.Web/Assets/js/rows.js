// The keyboard in a table of people: arrows go from line to line, « x » chooses, « e » corrects, « / » goes to the search. Single keys
// can be turned off, for who speaks to their computer (WCAG 2.1.4); except « / » they act in the table only.
const KEY = 'table-shortcuts'

export function enhanceRows() {
  const table = document.querySelector('table[data-rows]')
  const help = document.querySelector('[data-shortcuts]')
  if (!table || !help) return
  const on = help.querySelector('[data-shortcuts-on]')
  help.hidden = false
  try { on.checked = localStorage.getItem(KEY) !== 'off' } catch { /* private browsing */ }
  on.addEventListener('change', () => { try { localStorage.setItem(KEY, on.checked ? 'on' : 'off') } catch { /* private browsing */ } })

  document.addEventListener('keydown', event => {
    if (!on.checked || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event.target)) return
    if (event.key === '/') return act(event, document.getElementById('search'))
    const line = event.target.closest?.('table[data-rows] tbody tr')
    const inTable = line || event.target.closest?.('.table-scroll')?.contains(table)
    if (!inTable) return
    const lines = [...table.querySelectorAll('tbody tr:not([data-editing])')]
    const here = lines.indexOf(line)
    if (event.key === 'ArrowDown') return act(event, linkOf(lines[Math.min(here + 1, lines.length - 1)]))
    if (event.key === 'ArrowUp') return act(event, linkOf(lines[Math.max(here - 1, 0)]))
    if (event.key === 'x' && line) toggle(event, line)
    if (event.key === 'e') { event.preventDefault(); line?.querySelector('a[data-edit]')?.click() }
  })
}

const isTyping = target => target.matches?.('textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"])')

const linkOf = line => line?.querySelector('a[data-open]')

function act(event, target) {
  if (!target) return
  event.preventDefault()
  target.focus()
  target.scrollIntoView({ block: 'nearest' })
}

function toggle(event, line) {
  const box = line.querySelector('.pick input')
  if (!box) return
  event.preventDefault()
  box.checked = !box.checked
  box.dispatchEvent(new Event('change', { bubbles: true }))
}
