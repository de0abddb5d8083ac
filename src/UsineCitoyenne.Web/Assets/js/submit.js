// What happens between a press on the button and the request: the question (data-confirm), the proof of work
// (data-pow-challenge), then the guard against a second press.
import { ask } from './confirm.js'
import { proofOf } from './pow.js'

const cleared = new WeakSet()
const sent = new Set()

export function guardSubmits() {
  const proofs = new WeakMap()
  for (const form of document.querySelectorAll('form[data-pow-challenge]')) {
    const proof = proofOf(form)
    if (proof) proofs.set(form, proof)
  }

  document.addEventListener('submit', event => {
    const { target: form, submitter } = event
    if (event.defaultPrevented || form.method === 'dialog') return
    if (cleared.has(form) || !(submitter?.dataset.confirm || proofs.has(form))) {
      cleared.delete(form)
      if (form.method === 'post') once(event)
      return
    }
    event.preventDefault()
    if (form.hasAttribute('data-waiting')) return
    void prepare(form, submitter, proofs.get(form))
  })

  // Back from the next page by the browser's cache: the form may be sent again.
  addEventListener('pageshow', () => { for (const form of sent) release(form) })
}

async function prepare(form, submitter, proof) {
  if (submitter?.dataset.confirm && !(await ask(submitter.dataset))) return
  if (proof) {
    form.setAttribute('data-waiting', '')
    submitter?.setAttribute('aria-busy', 'true')
    await proof()
    submitter?.removeAttribute('aria-busy')
    form.removeAttribute('data-waiting')
  }
  // A form ignores a request to submit for as long as its own submit event is being handled.
  await new Promise(resolve => setTimeout(resolve))
  cleared.add(form)
  form.requestSubmit(submitter)
}

function once(event) {
  const form = event.target
  if (form.hasAttribute('data-sent')) return event.preventDefault()
  // A file download answers without leaving the page: such a form may be sent again.
  if (form.hasAttribute('data-download') || event.submitter?.hasAttribute('data-download')) return
  form.setAttribute('data-sent', '')
  event.submitter?.setAttribute('aria-busy', 'true')
  sent.add(form)
}

function release(form) {
  form.removeAttribute('data-sent')
  for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
  sent.delete(form)
}
