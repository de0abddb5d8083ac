// Proof of work of the public forms: found in the background from the first touch of the form,
// so that it is nearly always ready when the person submits.
const LONGEST_WAIT = 10_000

/** A function that resolves when the form's nonce is filled, or at the latest after ten seconds. */
export function proofOf(form) {
  const { powChallenge: challenge, powBits } = form.dataset
  const output = form.querySelector('input[name$="PowNonce"]')
  if (!challenge || !output || !window.Worker) return null

  let proof
  const start = () =>
    (proof ??= new Promise(resolve => {
      let worker
      try { worker = new Worker(POW_WORKER_URL) } catch { return resolve() }
      worker.onmessage = ({ data }) => { output.value = data; worker.terminate(); resolve() }
      worker.onerror = () => { worker.terminate(); resolve() }
      worker.postMessage({ challenge, bits: Number(powBits) })
    }))

  form.addEventListener('focusin', start, { once: true })
  form.addEventListener('pointerdown', start, { once: true })
  return () => output.value
    ? Promise.resolve()
    : Promise.race([start(), new Promise(resolve => setTimeout(resolve, LONGEST_WAIT))])
}
