import { customElement, html, nothing } from '@umbraco-cms/backoffice/external/lit'
import type { ResponsableFile } from './annuaire-api.js'
import { UsineDossierElement } from './dossier.element.js'

/** A responsable, and everything that they hold where the editor reaches. */
@customElement('usine-responsable-modal')
export class UsineResponsableModalElement extends UsineDossierElement<ResponsableFile> {
  protected override readonly table = 'responsables'

  protected override renderDossier({ responsable, showsDetails, held }: ResponsableFile) {
    return html`
      <uui-box>
        <dl>
          ${showsDetails ? this.renderFact('email', responsable.email ? html`<a href="mailto:${responsable.email}">${responsable.email}</a>` : '') : nothing}
          ${this.renderFact('columnLastSeen', responsable.lastSeenAt ? this.day(responsable.lastSeenAt) : this.term('never'))}
        </dl>
      </uui-box>
      <uui-box headline=${this.term('held')} headline-variant="h3">
        <ul>${held.map((mandate) => html`
          <li>
            <p><b>${mandate.type}</b>, ${mandate.place}</p>
            <small>${this.term('since', this.day(mandate.startsAt), mandate.endsAt ? this.day(mandate.endsAt) : '')} ${this.term(`is${mandate.state}`)}.</small>
          </li>`)}</ul>
      </uui-box>
    `
  }
}
