import { customElement, html, nothing } from '@umbraco-cms/backoffice/external/lit'
import { phone, type ContactDossier } from './annuaire-api.js'
import { UsineDossierElement } from './dossier.element.js'

/** A volunteer, whole: what they offer, how to reach them, what was noted and what changed. */
@customElement('usine-contact-modal')
export class UsineContactModalElement extends UsineDossierElement<ContactDossier> {
  protected override readonly table = 'contacts'

  protected override renderLink = ({ memberId }: ContactDossier) =>
    memberId
      ? html`<uui-button look="primary" href="/umbraco/section/member-management/workspace/member/edit/${memberId}" label=${this.term('member')}
          @click=${this.close}></uui-button>`
      : nothing

  protected override renderDossier({ contact, showsDetails, epci, departement, confirmedAt, note, demo, notes, history }: ContactDossier) {
    return html`
      <uui-box>
        <dl>
          ${this.renderFact('columnState', html`<div class="tags">
            <uui-tag look="secondary" color=${contact.state === 'Confirmed' ? 'positive' : 'default'}>${this.term(`is${contact.state}`)}</uui-tag>
            <uui-tag look="outline">${this.term(`is${contact.freshness}`)}</uui-tag>
            ${demo ? html`<uui-tag look="outline">${this.term('demo')}</uui-tag>` : nothing}</div>`)}
          ${showsDetails
            ? html`
                ${this.renderFact('email', contact.email ? html`<a href="mailto:${contact.email}">${contact.email}</a>` : '')}
                ${this.renderFact('phone', contact.phone ? html`<a href="tel:${contact.phone}">${phone(contact.phone)}</a>` : '')}`
            : nothing}
          ${this.renderFact('columnCommune', [contact.commune, epci, departement].filter(Boolean).join('\n'))}
          ${this.renderFact('columnProfiles', contact.profiles.join(', '))}
          ${this.renderFact('availability', contact.availability.join(', '))}
          ${this.renderFact('equipment', contact.equipment.join(', '))}
          ${note ? this.renderFact('note', note) : nothing}
          ${this.renderFact('columnSince', this.day(contact.createdAt))}
          ${this.renderFact('confirmed', confirmedAt ? this.day(confirmedAt) : '')}
        </dl>
      </uui-box>
      ${contact.tags.length > 0
        ? html`<uui-box headline=${this.term('tags')} headline-variant="h3">
            <div class="tags">${contact.tags.map((tag) => html`<uui-tag look="outline">${tag}</uui-tag>`)}</div></uui-box>`
        : nothing}
      ${notes.length > 0
        ? html`<uui-box headline=${this.term('notes')} headline-variant="h3">
            <ul>${notes.map((written) => html`<li><p>${written.text}</p><small>${this.term('by', written.author, this.day(written.at))}</small></li>`)}</ul></uui-box>`
        : nothing}
      ${history.length > 0
        ? html`<uui-box headline=${this.term('history')} headline-variant="h3">
            <ul>${history.slice(0, 20).map((change) => html`
              <li>
                <p>${this.term('change', this.term(`field${change.field}`), change.before, change.after)}</p>
                <small>${this.term('by', change.by || this.term('self'), this.day(change.at))}${change.undoes ? this.term('undoes') : nothing}</small>
              </li>`)}</ul></uui-box>`
        : nothing}
    `
  }
}
