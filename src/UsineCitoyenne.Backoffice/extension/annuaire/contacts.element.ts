import { customElement, html, nothing } from '@umbraco-cms/backoffice/external/lit'
import { CONTACT_MODAL, phone, type Contact } from './annuaire-api.js'
import { UsineTableElement, type Column } from './table.element.js'

/** Table 1: the volunteers of the territories of the editor. */
@customElement('usine-annuaire-contacts')
export class UsineAnnuaireContactsElement extends UsineTableElement<Contact> {
  protected override readonly table = 'contacts'
  protected override readonly usualSort = 'Newest'
  protected override readonly modal = CONTACT_MODAL
  protected override readonly columns: Column<Contact>[] = [
    { alias: 'Name', sort: 'Name', cell: (contact) => contact.name },
    { alias: 'Commune', sort: 'Commune', cell: (contact) => contact.commune ?? '' },
    { alias: 'Profiles', sort: 'Profiles', cell: (contact) => contact.profiles.join(', ') },
    {
      alias: 'Reach', detail: true, cell: ({ email, phone: digits }) => html`
        ${email ? html`<a href="mailto:${email}">${email}</a>` : nothing}
        ${digits ? html`<div><a class="nowrap" href="tel:${digits}">${phone(digits)}</a></div>` : nothing}`,
    },
    {
      alias: 'State', sort: 'State', cell: (contact) => html`
        <uui-tag look="secondary" color=${contact.state === 'Confirmed' ? 'positive' : 'default'}>${this.term(`is${contact.state}`)}</uui-tag>
        ${contact.tags.map((tag) => html`<uui-tag look="outline">${tag}</uui-tag>`)}`,
    },
    { alias: 'Since', sort: 'Newest', newestFirst: true, wide: true, cell: (contact) => html`<span class="nowrap">${this.day(contact.createdAt)}</span>` },
  ]
}
