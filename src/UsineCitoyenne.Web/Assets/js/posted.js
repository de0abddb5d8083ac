// A page that answers a form: after it, the browser's Back would ask to send the form again. Its place in the history becomes the page of that address.
export function forgetPosts() {
  if ('posted' in document.documentElement.dataset) history.replaceState(history.state, '', location.href)
}
