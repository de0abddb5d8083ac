import { css, customElement, html, nothing, state } from '@umbraco-cms/backoffice/external/lit'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'
import './changed-sources.element.js'
import { createAddress, editAddress, fetchWelcome, type WaitingDocument, type Welcome } from './welcome.js'

/** The first tab of the Content section: what waits for this editor, and the two things she most often comes to do. */
@customElement('usine-welcome-dashboard')
export class UsineWelcomeDashboardElement extends UmbLitElement {
  @state() private welcome?: Welcome
  @state() private failed = false

  override connectedCallback() {
    super.connectedCallback()
    void this.load()
  }

  private async load() {
    this.failed = false
    this.welcome = await fetchWelcome(this)
    this.failed = !this.welcome
  }

  override render() {
    if (this.failed) return this.renderFailure()
    if (!this.welcome) return html`<uui-loader-bar aria-label=${this.localize.term('usineWelcome_loading')}></uui-loader-bar>`
    const { name, everySite, site, callListId, callTypeId, tutorialListId, tutorialTypeId, callsToPublish, toReview, changedSources, mostRead } = this.welcome
    return html`
      <header>
        <h1>${this.localize.term('usineWelcome_hello', name)}</h1>
        <p>${site ? this.localize.term('usineWelcome_site', site.name) : this.localize.term(everySite ? 'usineWelcome_everySite' : 'usineWelcome_noSite')}
          ${site ? html`<a href=${site.url} target="_blank" rel="noopener">${site.url}</a>` : nothing}</p>
      </header>
      <nav>
        ${callListId ? this.renderAction('publishCall', 'icon-hand-active', createAddress(callListId, callTypeId)) : nothing}
        ${tutorialListId ? this.renderAction('writeTutorial', 'icon-book-alt', createAddress(tutorialListId, tutorialTypeId)) : nothing}
        ${this.renderAction('guide', 'icon-help-alt', '/aide/editer/', '_blank')}
      </nav>
      <div class="lists">
        ${this.renderList('calls', callsToPublish)}
        ${this.renderList('tutorials', toReview)}
        ${this.renderMostRead(mostRead)}
        ${site ? html`
          <section aria-labelledby="sources">
            <uui-box>
              <h2 slot="headline" id="sources">${this.localize.term('usineWelcome_sources')}</h2>
              <usine-changed-sources .sources=${changedSources} @changed=${this.load}></usine-changed-sources>
            </uui-box>
          </section>` : nothing}
      </div>
    `
  }

  private renderAction(key: string, icon: string, address: string, target?: string) {
    return html`
      <a class="action" href=${address} target=${target ?? nothing}>
        <umb-icon name=${icon} aria-hidden="true"></umb-icon>
        <strong>${this.localize.term(`usineWelcome_${key}`)}</strong>
        <span>${this.localize.term(`usineWelcome_${key}Hint`)}</span>
      </a>
    `
  }

  private renderList(key: string, documents: WaitingDocument[]) {
    return html`
      <section aria-labelledby=${key}>
        <uui-box>
          <h2 slot="headline" id=${key}>${this.localize.term(`usineWelcome_${key}`)}</h2>
          ${documents.length === 0
            ? html`<p class="empty">${this.localize.term(`usineWelcome_${key}None`)}</p>`
            : html`<ul>${documents.map((document) => html`
                <li>
                  <a href=${editAddress(document.id)}>${document.name}</a>
                  <small>${this.localize.term('usineWelcome_changed', this.localize.date(document.updateDate, { dateStyle: 'long' }), document.site ?? '')}</small>
                </li>`)}</ul>`}
        </uui-box>
      </section>
    `
  }

  private renderMostRead(pages: Welcome['mostRead']) {
    return html`
      <section aria-labelledby="read">
        <uui-box>
          <h2 slot="headline" id="read">${this.localize.term('usineWelcome_read')}</h2>
          ${pages.length === 0
            ? html`<p class="empty">${this.localize.term('usineWelcome_readNone')}</p>`
            : html`<ul>${pages.map((page) => html`
                <li>
                  <a href=${page.url} target="_blank" rel="noopener">${page.name}</a>
                  <small>${this.localize.term('usineWelcome_readTimes', this.localize.number(page.views), page.views)}</small>
                </li>`)}</ul>`}
        </uui-box>
      </section>
    `
  }

  private renderFailure() {
    return html`
      <uui-box>
        <p role="alert">${this.localize.term('usineWelcome_failed')}</p>
        <uui-button look="primary" label=${this.localize.term('usineWelcome_again')} @click=${this.load}></uui-button>
      </uui-box>
    `
  }

  static override styles = css`
    :host {
      display: grid;
      gap: var(--uui-size-layout-1);
      max-inline-size: 72rem;
      padding: var(--uui-size-layout-1);
    }
    h1 {
      margin: 0;
      font-size: var(--uui-type-h3-size);
      line-height: 1.2;
    }
    h2 {
      margin: 0;
      font-size: var(--uui-type-h5-size);
    }
    header p {
      margin-block: var(--uui-size-space-2) 0;
    }
    a {
      color: var(--uui-color-interactive);
    }
    a:hover {
      color: var(--uui-color-interactive-emphasis);
    }
    nav,
    .lists {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
      align-items: start;
      gap: var(--uui-size-layout-1);
    }
    .action {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--uui-size-space-1) var(--uui-size-space-4);
      align-items: center;
      padding: var(--uui-size-space-5);
      border: 1px solid var(--uui-color-border);
      border-radius: var(--uui-border-radius);
      background: var(--uui-color-surface);
      text-decoration: none;
    }
    .action:hover {
      border-color: var(--uui-color-interactive-emphasis);
    }
    a:focus-visible {
      outline: 2px solid var(--uui-color-focus);
      outline-offset: 2px;
    }
    .action umb-icon {
      grid-row: span 2;
      font-size: 2rem;
    }
    .action strong {
      font-size: var(--uui-type-h5-size);
    }
    ul {
      display: grid;
      gap: var(--uui-size-space-4);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    small {
      display: block;
      color: var(--uui-color-text-alt);
    }
    .empty {
      margin: 0;
      color: var(--uui-color-text-alt);
    }
  `
}
