// Facets of a list: <form data-autosubmit>. On a wide screen each choice applies at once; on a phone they are
// in a drawer, where the button applies them together. The focus comes back to the choice just made.
const KEY = 'facet-focus'

export function enhanceFacets() {
  const wide = matchMedia('(min-width: 64em)')
  for (const form of document.querySelectorAll('form[data-autosubmit]')) {
    form.addEventListener('change', ({ target }) => {
      if (!wide.matches || !target.matches('input[type="checkbox"], input[type="radio"], select')) return
      try { sessionStorage.setItem(KEY, target.id) } catch { /* private browsing */ }
      form.requestSubmit()
    })
    // Empty fields stay out of the address.
    form.addEventListener('formdata', ({ formData }) => {
      for (const [name, value] of [...formData]) if (value === '') formData.delete(name)
    })
  }
  try {
    const id = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    if (id) document.getElementById(id)?.focus({ preventScroll: true })
  } catch { /* private browsing */ }
}
