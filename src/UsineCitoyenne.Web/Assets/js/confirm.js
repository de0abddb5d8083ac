// A question asked in the page before an act that cannot be undone:
// <button data-confirm="Effacer cette fiche ?" data-confirm-detail="…" data-confirm-yes="Oui, effacer">.
// Without script (or without <dialog>) the form is submitted as it is: the server asks again where it matters.
let count = 0

export function ask({ confirm: title, confirmDetail, confirmYes = 'Oui, continuer', confirmNo = 'Non, revenir' }) {
  if (!window.HTMLDialogElement) return Promise.resolve(window.confirm(title))
  const id = `confirm-${++count}`
  const dialog = document.createElement('dialog')
  dialog.className = 'dialog'
  dialog.setAttribute('aria-labelledby', id)
  dialog.innerHTML = `<form method="dialog"><h2 id="${id}"></h2><p hidden></p>
    <div class="actions"><button class="button" value="yes"></button><button class="button button--quiet" value="no" autofocus></button></div></form>`
  dialog.querySelector('h2').textContent = title
  if (confirmDetail) {
    const detail = dialog.querySelector('p')
    detail.textContent = confirmDetail
    detail.hidden = false
  }
  const [yes, no] = dialog.querySelectorAll('button')
  yes.textContent = confirmYes
  no.textContent = confirmNo
  document.body.append(dialog)
  dialog.showModal()
  return new Promise(resolve =>
    dialog.addEventListener('close', () => { resolve(dialog.returnValue === 'yes'); dialog.remove() }))
}
