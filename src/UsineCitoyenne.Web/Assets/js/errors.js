// After a refused form: the summary takes the focus, so that everyone reads or hears it first.
export function focusErrors() {
  document.querySelector('.error-summary')?.focus()
}
