// What is folded is printed whole: opened for the time of the printing, as the reader had it afterwards.
export function enhancePrinting() {
  let opened = []
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open], .menu)')]
    for (const fold of opened) fold.open = true
  })
  addEventListener('afterprint', () => { for (const fold of opened.splice(0)) fold.open = false })
}
