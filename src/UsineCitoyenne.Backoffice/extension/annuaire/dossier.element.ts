import { css, html, nothing, state, type TemplateResult } from '@umbraco-cms/backoffice/external/lit'
import { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal'
import { open, type Opened } from './annuaire-api.js'

/** The panel that opens on a line of a table. */
export abstract class UsineDossierElement<Dossier extends { showsDetails: boolean }> extends UmbModalBaseElement<Opened, never> {
  @state() private dossier?: Dossier
  @state() private failed = false

  /** Name of the table in the API. */
  protected abstract readonly table: string
  protected abstract renderDossier(dossier: Dossier): TemplateResult
  protected renderLink = (_: Dossier): TemplateResult | typeof nothing => nothing

  override async connectedCallback() {
    super.connectedCallback()
    this.dossier = this.data && (await open<Dossier>(this, this.table, this.data.id))
    this.failed = !this.dossier
  }

  protected term = (key: string, ...values: unknown[]) => this.localize.term(`usineAnnuaire_${key}`, ...values)

  protected day = (date: string) => this.localize.date(date, { dateStyle: 'long' })

  protected close = () => this._rejectModal()

  protected renderFact(key: string, value: TemplateResult | string | typeof nothing) {
    return html`<div><dt>${this.term(key)}</dt><dd>${value || html`<span class="muted">${this.term('notTold')}</span>`}</dd></div>`
  }

  override render() {
    const { dossier } = this
    return html`
      <umb-body-layout>
        <h2 slot="header">${this.data?.name}</h2>
        ${dossier
          ? html`${this.renderDossier(dossier)}
              ${dossier.showsDetails ? nothing : html`<p class="muted">${this.term('namesOnlyHint')}</p>`}
              <p class="muted">${this.term('auditOne')}</p>`
          : this.failed ? html`<p role="alert">${this.term('gone')}</p>` : html`<uui-loader-bar aria-label=${this.term('loading')}></uui-loader-bar>`}
        <div slot="actions">
          <uui-button label=${this.localize.term('general_close')} @click=${this.close}></uui-button>
          ${dossier ? this.renderLink(dossier) : nothing}
        </div>
      </umb-body-layout>
    `
  }

  static override styles = css`
    h2 { margin: 0; font-size: var(--uui-type-h5-size); }
    uui-box { margin-block-end: var(--uui-size-space-5); }
    dl { display: grid; gap: var(--uui-size-space-4); margin: 0; }
    dt { font-size: var(--uui-type-small-size); color: var(--uui-color-text-alt); }
    dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
    ul { display: grid; gap: var(--uui-size-space-4); margin: 0; padding: 0; list-style: none; }
    li small { display: block; color: var(--uui-color-text-alt); }
    li p { margin: 0; white-space: pre-line; }
    a { color: var(--uui-color-interactive); }
    .muted { color: var(--uui-color-text-alt); }
    .tags { display: flex; flex-wrap: wrap; gap: var(--uui-size-space-2); }
  `
}
