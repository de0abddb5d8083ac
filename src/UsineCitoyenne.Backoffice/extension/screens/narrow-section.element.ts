import { css, customElement, html, nothing, type PropertyValues, state } from '@umbraco-cms/backoffice/external/lit'
import { UmbDefaultSectionElement } from '@umbraco-cms/backoffice/section'

/** A section on a telephone: the tree or the page, one at a time, where the client asks for 800 pixels to show both. */
@customElement('usine-section')
export class UsineSectionElement extends UmbDefaultSectionElement {
  @state() private narrow = false
  @state() private open = false
  @state() private hasMenu = false
  private readonly screen = matchMedia('(max-width: 799px)')

  override connectedCallback() {
    super.connectedCallback()
    this.screen.addEventListener('change', this.measure)
    addEventListener('changestate', this.close)
    this.measure()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.screen.removeEventListener('change', this.measure)
    removeEventListener('changestate', this.close)
  }

  private measure = () => {
    this.narrow = this.screen.matches
  }

  private close = () => {
    this.open = false
  }

  private toggle = () => {
    this.open = !this.open
  }

  override render() {
    return html`
      ${this.narrow && this.hasMenu
        ? html`<button type="button" aria-expanded=${this.open ? 'true' : 'false'} @click=${this.toggle}>
            <umb-icon name=${this.open ? 'icon-wrong' : 'icon-list'} aria-hidden="true"></umb-icon>
            ${this.localize.term(this.open ? 'usineScreens_closeMenu' : 'usineScreens_menu')}
          </button>`
        : nothing}
      ${super.render()}
    `
  }

  // What has no place in the panel is not shown, and stays alive.
  override updated(changed: PropertyValues) {
    super.updated(changed)
    const menu = this.renderRoot.querySelector('umb-section-sidebar')
    const page = this.renderRoot.querySelector('umb-section-main')
    this.hasMenu = !!menu
    if (menu) menu.slot = this.narrow && !this.open ? 'away' : 'start'
    if (page) page.slot = this.narrow && this.open && menu ? 'away' : 'end'
  }

  static override styles = [...UmbDefaultSectionElement.styles, css`
    button {
      display: flex; gap: var(--uui-size-space-3); align-items: center; min-block-size: 48px; padding: 0 var(--uui-size-space-5);
      border: 0; border-block-end: 1px solid var(--uui-color-border); background: var(--uui-color-surface); color: inherit; font: inherit; font-weight: 700; cursor: pointer;
    }
    @media (max-width: 799px) {
      :host { flex-direction: column; min-block-size: 0; }
      umb-split-panel { --umb-split-panel-start-min-width: 0px; --umb-split-panel-end-min-width: 0px; }
      umb-section-sidebar { inline-size: 100%; }
    }
  `]
}
