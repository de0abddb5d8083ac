// The contact table, quicker: a line is corrected where it stands, and the number of checked lines is told. Each link leads to a
// page that does the same.
import { enhanceComboboxes } from './combobox.js'

export function enhanceContacts() {
  const table = document.querySelector('table[data-rows]')
  if (!table) return
  table.addEventListener('click', event => {
    const link = event.target.closest('a[data-edit]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void open(table, link)
  })
  count(table)
}

async function open(table, link) {
  close(table)
  let form
  try {
    const answer = await fetch(link.href, { headers: { Accept: 'text/html' } })
    if (answer.ok) form = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('form[data-edit-form]')
  } catch { /* the page itself will say */ }
  if (!form) return void (location.href = link.href)
  const line = link.closest('tr')
  const cell = Object.assign(document.createElement('td'), { colSpan: line.cells.length })
  const row = document.createElement('tr')
  row.dataset.editing = ''
  cell.append(document.adoptNode(form))
  row.append(cell)
  line.after(row)
  enhanceComboboxes(row)
  const back = () => { close(table); link.focus() }
  form.querySelector('[data-edit-cancel]').addEventListener('click', event => { event.preventDefault(); back() })
  row.addEventListener('keydown', event => { if (event.key === 'Escape' && !event.defaultPrevented) back() })
  form.querySelector('input:not([type="hidden"])')?.focus()
}

function close(table) {
  table.querySelector('tr[data-editing]')?.remove()
}

function count(table) {
  const status = document.querySelector('[data-picked]')
  const tell = changed => {
    const picked = table.querySelectorAll('.pick :checked').length
    status.textContent = picked === 0 && !changed ? '' : picked < 2 ? `(${picked} ligne cochée)` : `(${picked} lignes cochées)`
  }
  if (!status) return
  table.addEventListener('change', event => { if (event.target.matches('.pick input')) tell(true) })
  tell(false)
}
