import { css, customElement, html, state } from '@umbraco-cms/backoffice/external/lit'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'
import { UMB_ENTITY_DETAIL_WORKSPACE_CONTEXT } from '@umbraco-cms/backoffice/workspace'
import { act, read } from '../usine-api.js'
import { editAddress } from '../welcome/welcome.js'

interface InheritedPage {
  id: string
  name: string
  updateDate: string
  local: { id: string } | null
  localIsPublished: boolean
}

/** Beside a list of tutorials, questions or videos of a département: the nation's, which it shows too, and their adaptation. */
@customElement('usine-inherited-view')
export class UsineInheritedViewElement extends UmbLitElement {
  @state() private pages?: InheritedPage[]
  @state() private busy = false
  private list?: string

  constructor() {
    super()
    this.consumeContext(UMB_ENTITY_DETAIL_WORKSPACE_CONTEXT, (workspace) => {
      if (workspace) this.observe(workspace.unique, (list) => this.load(list ?? undefined))
    })
  }

  private async load(list?: string) {
    this.list = list
    if (list) this.pages = (await read<InheritedPage[]>(this, `inherited?list=${list}`)) ?? []
  }

  override render() {
    const term = (key: string, ...values: string[]) => this.localize.term(`usineInherited_${key}`, ...values)
    if (!this.pages) return html`<uui-loader-bar></uui-loader-bar>`
    return html`
      <uui-box headline=${term('headline')}>
        <p>${this.pages.length ? term('intro') : term('none')}</p>
        <ul>${this.pages.map((page) => html`
          <li>
            <span>${page.name}
              <small>${page.local ? term(page.localIsPublished ? 'adapted' : 'draft') : term('national')}</small>
            </span>
            ${page.local
              ? html`<a href=${editAddress(page.local.id)}>${term('open')}</a>`
              : html`<uui-button look="outline" label=${term('adaptOf', page.name)} ?disabled=${this.busy} @click=${() => this.adapt(page)}>${term('adapt')}</uui-button>`}
          </li>`)}</ul>
      </uui-box>
    `
  }

  private async adapt(page: InheritedPage) {
    this.busy = true
    const local = await act(this, `inherited/${page.id}/override`, { list: this.list })
    this.busy = false
    if (local === undefined) return
    if (local) history.pushState({}, '', editAddress(local))
    else await this.load(this.list)
  }

  static override styles = css`
    :host {
      display: block;
      padding: var(--uui-size-layout-1);
    }
    ul {
      display: grid;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--uui-size-space-4);
      padding-block: var(--uui-size-space-3);
      border-block-start: 1px solid var(--uui-color-divider);
    }
    small {
      display: block;
      color: var(--uui-color-text-alt);
    }
    p {
      margin-block-start: 0;
    }
    a {
      color: var(--uui-color-interactive);
    }
  `
}
