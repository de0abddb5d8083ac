import { customElement } from '@umbraco-cms/backoffice/external/lit'

/** The client leaves the Users and Members sections blank until something is chosen in their menu: opens their first list. */
@customElement('usine-first-list')
export class UsineFirstListElement extends HTMLElement {
  set manifest({ meta }: { meta: { opens: string } }) {
    history.replaceState({}, '', `/umbraco/section/${meta.opens}`)
  }
}
