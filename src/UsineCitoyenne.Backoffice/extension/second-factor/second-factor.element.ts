import { css, customElement, html, nothing, property, state } from '@umbraco-cms/backoffice/external/lit'
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'
import { UmbTextStyles } from '@umbraco-cms/backoffice/style'

const security = [{ scheme: 'bearer' as const, type: 'http' as const }]
const root = '/umbraco/management/api/v1/'

/** Sets the second factor: a code to photograph or to type, the first six digits, then the codes of recovery, shown this once. */
@customElement('usine-second-factor')
export class UsineSecondFactorElement extends UmbLitElement {
  @property({ attribute: false }) providerName = ''
  @property({ attribute: false }) displayName = ''
  @property({ attribute: false }) callback?: unknown
  @property({ attribute: false }) close: () => void = () => {}

  @state() private picture = ''
  @state() private secret = ''
  @state() private wrong = ''
  @state() private codes?: string[]

  override async firstUpdated() {
    const { data } = await umbHttpClient.get({ url: `${root}user/current/2fa/${this.providerName}`, security })
    const setup = data as { qrCodeSetupImageUrl: string; secret: string } | undefined
    this.picture = setup?.qrCodeSetupImageUrl ?? ''
    this.secret = setup?.secret ?? ''
  }

  private term = (key: string) => this.localize.term(`usineSecondFactor_${key}`)

  private submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const code = String(new FormData(event.target as HTMLFormElement).get('code')).trim()
    const { data, error } = await umbHttpClient.post({
      url: `${root}usine/second-factor`, body: { code, secret: this.secret }, security, headers: { 'Content-Type': 'application/json' },
    })
    if (error) {
      this.wrong = (error as { title?: string }).title ?? this.term('failed')
      this.renderRoot.querySelector('input')?.focus()
    } else {
      this.codes = (data as { codes: string[] }).codes
    }
  }

  private keep = () => {
    const text = `${this.term('fileHead')}\n\n${this.codes?.join('\n')}\n`
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' })), download: this.term('fileName'),
    })
    link.click()
    URL.revokeObjectURL(link.href)
  }

  override render() {
    return html`<umb-body-layout headline=${this.displayName}>${this.codes ? this.renderCodes(this.codes) : this.renderSetup()}</umb-body-layout>`
  }

  private renderSetup() {
    return html`
      <uui-box headline=${this.term('headline')}>
        <form @submit=${this.submit} novalidate>
          <p>${this.term('scan')}</p>
          ${this.picture ? html`<img src=${this.picture} alt=${this.term('picture')} width="240" height="240">` : html`<uui-loader-bar></uui-loader-bar>`}
          <p>${this.term('type')} <code>${this.secret.match(/.{1,4}/g)?.join(' ')}</code></p>
          <label for="code">${this.term('code')}</label>
          <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required
            aria-invalid=${this.wrong ? 'true' : 'false'} aria-describedby=${this.wrong ? 'wrong' : nothing}>
          ${this.wrong ? html`<p id="wrong" role="alert">${this.wrong}</p>` : nothing}
          <uui-button type="submit" look="primary" color="positive" label=${this.term('enable')}></uui-button>
        </form>
      </uui-box>
      <uui-button slot="actions" look="secondary" label=${this.localize.term('general_close')} @click=${this.close}></uui-button>
    `
  }

  private renderCodes(codes: string[]) {
    return html`
      <uui-box headline=${this.term('done')}>
        <p role="status">${this.term('codes')}</p>
        <ol>${codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
        <uui-button look="outline" label=${this.term('keep')} @click=${this.keep}></uui-button>
      </uui-box>
      <uui-button slot="actions" look="primary" color="positive" label=${this.term('kept')} @click=${this.close}></uui-button>
    `
  }

  static override styles = [UmbTextStyles, css`
    form { display: grid; gap: var(--uui-size-space-4); justify-items: start; }
    p { margin: 0; }
    img { max-inline-size: 100%; block-size: auto; }
    code { font-size: 1.125rem; overflow-wrap: anywhere; }
    label { font-weight: 700; }
    input {
      box-sizing: border-box; inline-size: 12rem; min-block-size: 44px; padding: 0 var(--uui-size-space-3); font: inherit; color: inherit;
      background: var(--uui-color-surface); border: 1px solid var(--uui-color-border-emphasis); border-radius: var(--uui-border-radius);
    }
    #wrong { color: var(--uui-color-danger-standalone); }
  `]
}
