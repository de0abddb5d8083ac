import { css, customElement, html, nothing, property, state } from '@umbraco-cms/backoffice/external/lit'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'
import { umbConfirmModal } from '@umbraco-cms/backoffice/modal'
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification'
import { act, read } from '../usine-api.js'
import { editAddress, type ChangedSource } from './welcome.js'

interface Difference {
  property: string
  local: string
  national: string
}

/** Local pages whose national source changed since: what differs, and what to do about it. Tells `changed` once something was done. */
@customElement('usine-changed-sources')
export class UsineChangedSourcesElement extends UmbLitElement {
  @property({ attribute: false }) sources: ChangedSource[] = []
  @state() private shown?: string
  @state() private differences?: Difference[]

  override render() {
    const term = (key: string, ...values: string[]) => this.localize.term(`usineWelcome_${key}`, ...values)
    if (this.sources.length === 0) return html`<p class="empty">${term('sourcesNone')}</p>`
    return html`
      <p>${term('sourcesIntro')}</p>
      <ul>${this.sources.map((source) => html`
        <li>
          <a href=${editAddress(source.id)}>${source.name}</a>
          <small>${term('changed', this.localize.date(source.changed, { dateStyle: 'long' }))}</small>
          <uui-button look="outline" aria-expanded=${this.shown === source.id ? 'true' : 'false'} label=${term('compareOf', source.name)}
            @click=${() => this.compare(source)}>${term('compare')}</uui-button>
          <uui-button look="outline" label=${term('takeOf', source.name)} @click=${() => this.take(source)}>${term('take')}</uui-button>
          <uui-button look="outline" label=${term('seenOf', source.name)} @click=${() => this.acknowledge(source)}>${term('seen')}</uui-button>
          ${this.shown === source.id ? this.renderDifferences() : nothing}
        </li>`)}</ul>
    `
  }

  private renderDifferences() {
    const term = (key: string) => this.localize.term(`usineWelcome_${key}`)
    if (!this.differences) return html`<uui-loader-bar></uui-loader-bar>`
    if (this.differences.length === 0) return html`<p>${term('same')}</p>`
    return html`<dl>${this.differences.map(({ property, local, national }) => html`
      <div>
        <dt>${property}</dt>
        <dd><b>${term('local')}</b> ${local || html`<i>${term('emptyValue')}</i>`}</dd>
        <dd><b>${term('national')}</b> ${national || html`<i>${term('emptyValue')}</i>`}</dd>
      </div>`)}</dl>`
  }

  private async compare(source: ChangedSource) {
    this.shown = this.shown === source.id ? undefined : source.id
    this.differences = undefined
    if (this.shown) this.differences = (await read<Difference[]>(this, `changed-sources/${source.id}/comparison`)) ?? []
  }

  private async take(source: ChangedSource) {
    const sure = await umbConfirmModal(this, {
      headline: this.localize.term('usineWelcome_take'),
      content: this.localize.term('usineWelcome_takeSure', source.name),
      confirmLabel: this.localize.term('usineWelcome_take'),
    }).then(() => true, () => false)
    if (sure) await this.do('adopt', source, 'taken')
  }

  private acknowledge(source: ChangedSource) {
    return this.do('acknowledge', source, 'seenDone')
  }

  private async do(action: string, source: ChangedSource, done: string) {
    if ((await act(this, `changed-sources/${source.id}/${action}`)) === undefined) return
    const notifications = await this.getContext(UMB_NOTIFICATION_CONTEXT)
    notifications?.peek('positive', { data: { message: this.localize.term(`usineWelcome_${done}`, source.name) } })
    this.dispatchEvent(new CustomEvent('changed'))
  }

  static override styles = css`
    p,
    dl,
    dd {
      margin: 0;
    }
    ul {
      display: grid;
      gap: var(--uui-size-space-5);
      margin: var(--uui-size-space-4) 0 0;
      padding: 0;
      list-style: none;
    }
    small {
      display: block;
      margin-block-end: var(--uui-size-space-2);
      color: var(--uui-color-text-alt);
    }
    a {
      color: var(--uui-color-interactive);
    }
    dl {
      display: grid;
      gap: var(--uui-size-space-4);
      margin-block-start: var(--uui-size-space-4);
    }
    dt {
      font-weight: bold;
    }
    .empty,
    dd b {
      color: var(--uui-color-text-alt);
    }
  `
}
