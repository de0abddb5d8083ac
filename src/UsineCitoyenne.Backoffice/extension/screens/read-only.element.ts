import { css, customElement, html } from '@umbraco-cms/backoffice/external/lit'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'

/** At the foot of a type: why there is nothing to save it with. Its name, above, is no field to write in. */
@customElement('usine-read-only')
export class UsineReadOnlyElement extends UmbLitElement {
  override connectedCallback() {
    super.connectedCallback()
    for (let root = this.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
      root.querySelector<HTMLElement>('umb-content-type-workspace-editor-header, umb-workspace-header-name-editable')?.toggleAttribute('inert', true)
    }
  }

  override render() {
    return html`<p role="note"><umb-icon name="icon-lock"></umb-icon> ${this.localize.term('usineScreens_readOnly')}</p>`
  }

  static override styles = css`
    p { display: flex; gap: var(--uui-size-space-2); align-items: center; margin: 0 var(--uui-size-space-4); font-weight: 700; }
  `
}
