import { css, customElement, html } from '@umbraco-cms/backoffice/external/lit'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'

/** At the foot of a type: why there is nothing to save it with. */
@customElement('usine-read-only')
export class UsineReadOnlyElement extends UmbLitElement {
  override render() {
    return html`<p role="note"><umb-icon name="icon-lock"></umb-icon> ${this.localize.term('usineScreens_readOnly')}</p>`
  }

  static override styles = css`
    p { margin: 0 var(--uui-size-space-4); font-weight: 700; }
  `
}
