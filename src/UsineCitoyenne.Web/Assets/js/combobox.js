// Commune field: a plain text input that becomes a WAI-ARIA combobox over GET /api/territoires?q=…
// <div class="combobox" data-combobox data-combobox-code="CommuneCode"><input type="text" …><input type="hidden" name="CommuneCode"></div>
// data-combobox-go="true" opens the page of the place that is chosen. Choices that the server offered beside the field
// ([data-combobox-choices], without JavaScript) give way to what is typed after.
const PAUSE = 150
let count = 0

export function enhanceComboboxes(within = document) {
  for (const root of within.querySelectorAll('[data-combobox]')) enhance(root)
}

function enhance(root) {
  const input = root.querySelector('input[type="text"], input[type="search"]')
  let code = root.querySelector('input[type="hidden"]')
  if (!input) return
  const id = `places-${++count}`
  const list = Object.assign(document.createElement('ul'), { id, className: 'combobox__list', hidden: true })
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Communes proposées')
  const status = Object.assign(document.createElement('p'), { className: 'visually-hidden' })
  status.setAttribute('role', 'status')
  root.append(list, status)
  for (const [name, value] of Object.entries({
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id,
    autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
  })) input.setAttribute(name, value)

  let places = [], active = -1, request, timer

  const forgetChoices = () => {
    root.closest('form')?.querySelector('[data-combobox-choices]')?.remove()
    const name = root.dataset.comboboxCode
    if (code || !name) return
    code = Object.assign(document.createElement('input'), { type: 'hidden', name })
    root.append(code)
  }

  const close = () => {
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  const mark = index => {
    active = index
    ;[...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)))
    if (index < 0) return input.removeAttribute('aria-activedescendant')
    input.setAttribute('aria-activedescendant', list.children[index].id)
    list.children[index].scrollIntoView({ block: 'nearest' })
  }

  const choose = index => {
    const place = places[index]
    input.value = place.label
    forgetChoices()
    if (code) code.value = place.code
    close()
    if (root.dataset.comboboxGo && place.url) location.href = place.url
  }

  const option = (place, index) => {
    const li = document.createElement('li')
    li.id = `${id}-${index}`
    li.setAttribute('role', 'option')
    li.setAttribute('aria-selected', 'false')
    const name = Object.assign(document.createElement('b'), { textContent: place.name })
    const detail = Object.assign(document.createElement('span'), {
      textContent: [place.postcode, place.departement].filter(Boolean).join(' · '),
    })
    li.append(name, ' ', detail)
    return li
  }

  const show = () => {
    list.replaceChildren(...places.map(option))
    list.hidden = places.length === 0
    input.setAttribute('aria-expanded', String(places.length > 0))
    mark(-1)
    // On a phone the field is often low on the screen: choices below its edge would go unseen.
    if (places.length > 0) list.scrollIntoView({ block: 'nearest' })
    status.textContent = places.length === 0
      ? 'Aucune commune trouvée.'
      : `${places.length} commune${places.length > 1 ? 's' : ''} proposée${places.length > 1 ? 's' : ''}.`
  }

  const search = async () => {
    request?.abort()
    const q = input.value.trim()
    if (q.length < 2) return close()
    request = new AbortController()
    try {
      const near = document.documentElement.dataset.departement
      const response = await fetch(`/api/territoires?${new URLSearchParams(near ? { q, pres: near } : { q })}`, { signal: request.signal, headers: { accept: 'application/json' } })
      if (!response.ok) return close()
      places = await response.json()
      if (document.activeElement !== input) return
      show()
    } catch (error) {
      if (error.name !== 'AbortError') close()
    }
  }

  input.addEventListener('input', () => {
    forgetChoices()
    if (code) code.value = ''
    clearTimeout(timer)
    timer = setTimeout(search, PAUSE)
  })
  input.addEventListener('keydown', event => {
    const last = places.length - 1
    const open = !list.hidden
    switch (event.key) {
      case 'ArrowDown':
        event.preventDefault()
        if (open) mark(active < last ? active + 1 : 0)
        else void search()
        break
      case 'ArrowUp':
        if (open) { event.preventDefault(); mark(active > 0 ? active - 1 : last) }
        break
      case 'Enter':
        if (open && active >= 0) { event.preventDefault(); choose(active) }
        break
      case 'Tab':
        if (open && active >= 0) choose(active)
        else close()
        break
      case 'Escape':
        if (open) { event.preventDefault(); close() }
        break
    }
  })
  input.addEventListener('blur', () => { clearTimeout(timer); close() })
  // A press must not take the focus away from the field before the choice is made.
  list.addEventListener('pointerdown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const li = event.target.closest('[role="option"]')
    if (li) choose([...list.children].indexOf(li))
  })
}
