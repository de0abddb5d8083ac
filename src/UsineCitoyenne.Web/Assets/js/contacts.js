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
  const all = table.querySelector('[data-pick-all]')
  const write = document.querySelector('#lot [data-write]')
  if (!status) return
  const boxes = [...table.querySelectorAll('tbody .pick input')]
  const tell = () => {
    const picked = boxes.filter(box => box.checked).length
    status.textContent = picked < 2 ? `${picked} personne cochée` : `${picked} personnes cochées`
    if (write) write.textContent = picked === 0 ? 'Écrire aux personnes cochées' : picked === 1 ? 'Écrire à la personne cochée' : `Écrire aux ${picked} personnes cochées`
    if (!all) return
    const box = all.querySelector('input')
    box.checked = picked === boxes.length
    box.indeterminate = picked > 0 && picked < boxes.length
  }
  if (all) all.hidden = false
  table.addEventListener('change', event => {
    if (event.target.matches('[data-pick-all] input')) for (const box of boxes) box.checked = event.target.checked
    if (event.target.matches('.pick input')) tell()
  })
  addEventListener('pageshow', tell)
  tell()
}
