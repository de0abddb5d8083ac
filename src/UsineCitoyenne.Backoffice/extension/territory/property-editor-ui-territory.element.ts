import { css, customElement, html, nothing, property, state } from '@umbraco-cms/backoffice/external/lit'
import { UmbChangeEvent } from '@umbraco-cms/backoffice/event'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'
import type { UmbPropertyEditorConfigCollection, UmbPropertyEditorUiElement } from '@umbraco-cms/backoffice/property-editor'
import { labelTerritories, searchTerritories, type Territory, type TerritoryKind } from './territories.js'

const pause = 150

/**
 * A commune or a département by its name or postcode, as a WAI-ARIA combobox. The value is the official code, or codes
 * with a comma between, in a plain string: what a text box stored before stays readable, and so does what this stores.
 */
@customElement('usine-property-editor-ui-territory')
export class UsinePropertyEditorUiTerritoryElement extends UmbLitElement implements UmbPropertyEditorUiElement {
  @property({ type: Boolean, reflect: true }) readonly = false
  @property({ type: Boolean }) mandatory?: boolean
  @property({ type: String }) name?: string

  @state() private chosen: Territory[] = []
  @state() private found: Territory[] = []
  @state() private active = -1
  @state() private status = ''

  private kind: TerritoryKind = 'commune'
  private multiple = false
  private labelled = true
  private timer?: ReturnType<typeof setTimeout>
  private request?: AbortController

  @property()
  set value(value: string | undefined) {
    const codes = (value ?? '').split(',').map((code) => code.trim()).filter(Boolean)
    if (codes.join() === this.value) return
    this.chosen = codes.map((code) => ({ code, label: code }))
    this.labelled = false
  }
  get value(): string | undefined {
    return this.chosen.map(({ code }) => code).join()
  }

  set config(config: UmbPropertyEditorConfigCollection | undefined) {
    this.kind = config?.getValueByAlias<TerritoryKind>('kind') ?? 'commune'
    this.multiple = config?.getValueByAlias<boolean>('multiple') ?? false
    this.labelled = false
    this.requestUpdate()
  }

  // Value and configuration come one after the other: asked for once both are there.
  override updated() {
    if (this.labelled) return
    this.labelled = true
    void this.label(this.chosen.map(({ code }) => code))
  }

  private get input() {
    return this.renderRoot.querySelector('input')
  }

  override focus() {
    this.input?.focus()
  }

  private async label(codes: string[]) {
    const places = await labelTerritories(this.kind, codes).catch(() => undefined)
    if (places && codes.join() === this.value) this.chosen = places
  }

  private onInput() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.search(), pause)
  }

  private async search() {
    this.request?.abort()
    const text = this.input?.value.trim() ?? ''
    if (text.length < 2) return this.close()
    this.request = new AbortController()
    try {
      this.found = await searchTerritories(this.kind, text, this.request.signal)
      this.active = -1
      this.status = this.found.length > 0 ? this.localize.term('usineTerritory_count', this.found.length) : this.localize.term('usineTerritory_none')
    } catch (error) {
      if ((error as Error).name !== 'AbortError') {
        this.close()
        this.status = this.localize.term('usineTerritory_failed')
      }
    }
  }

  private close() {
    this.found = []
    this.active = -1
  }

  private choose(place: Territory) {
    const others = this.multiple ? this.chosen.filter(({ code }) => code !== place.code) : []
    this.store([...others, place])
    this.close()
    if (this.input) this.input.value = ''
    this.status = this.localize.term('usineTerritory_chosen', place.label)
  }

  private takeAway(place: Territory) {
    this.store(this.chosen.filter(({ code }) => code !== place.code))
    this.status = this.localize.term('usineTerritory_removed', place.label)
    void this.updateComplete.then(() => this.focus())
  }

  private store(places: Territory[]) {
    this.chosen = places
    this.dispatchEvent(new UmbChangeEvent())
  }

  private onKeydown(event: KeyboardEvent) {
    const last = this.found.length - 1
    if (event.key === 'ArrowDown' && last >= 0) this.active = this.active < last ? this.active + 1 : 0
    else if (event.key === 'ArrowUp' && last >= 0) this.active = this.active > 0 ? this.active - 1 : last
    else if (event.key === 'Enter' && this.active >= 0) this.choose(this.found[this.active])
    else if (event.key === 'Escape' && last >= 0) this.close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  override render() {
    return html`
      ${this.chosen.length > 0 ? html`<ul class="chosen">${this.chosen.map((place) => this.renderChosen(place))}</ul>` : nothing}
      ${this.readonly || (!this.multiple && this.chosen.length > 0) ? nothing : this.renderField()}
      <p role="status" class=${this.found.length > 0 ? 'unseen' : ''}>${this.status}</p>
    `
  }

  private renderChosen(place: Territory) {
    return html`
      <li>
        <span>${place.label}</span>
        ${this.readonly ? nothing : html`
          <uui-button compact label=${this.localize.term('usineTerritory_remove', place.label)} @click=${() => this.takeAway(place)}>
            <umb-icon name="icon-wrong" aria-hidden="true"></umb-icon>
          </uui-button>`}
      </li>
    `
  }

  private renderField() {
    const hint = this.localize.term(this.kind === 'commune' ? 'usineTerritory_searchCommune' : 'usineTerritory_searchDepartement')
    return html`
      <input type="text" role="combobox" aria-autocomplete="list" aria-controls="found" autocomplete="off" autocapitalize="off" spellcheck="false"
        aria-label=${this.name ? `${this.name} : ${hint}` : hint} placeholder=${hint} ?aria-required=${this.mandatory}
        aria-expanded=${this.found.length > 0} aria-activedescendant=${this.active >= 0 ? `place-${this.active}` : nothing}
        @input=${this.onInput} @keydown=${this.onKeydown} @blur=${this.close}>
      <ul id="found" role="listbox" aria-label=${this.localize.term('usineTerritory_choices')} ?hidden=${this.found.length === 0}
        @pointerdown=${(event: Event) => event.preventDefault()}>
        ${this.found.map((place, index) => html`
          <li id="place-${index}" role="option" aria-selected=${index === this.active} @click=${() => this.choose(place)}>${place.label}</li>`)}
      </ul>
    `
  }

  static override styles = css`
    :host {
      display: block;
      position: relative;
      max-inline-size: 32rem;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .chosen {
      display: flex;
      flex-wrap: wrap;
      gap: var(--uui-size-space-2);
      margin-block-end: var(--uui-size-space-2);
    }
    .chosen li {
      display: flex;
      align-items: center;
      padding-inline-start: var(--uui-size-space-4);
      border: 1px solid var(--uui-color-border);
      border-radius: var(--uui-border-radius);
      background: var(--uui-color-surface-alt);
    }
    :host([readonly]) .chosen li {
      padding: var(--uui-size-space-2) var(--uui-size-space-4);
    }
    input {
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: var(--uui-size-11);
      padding: 0 var(--uui-size-space-4);
      border: 1px solid var(--uui-color-border-emphasis);
      border-radius: var(--uui-border-radius);
      background: var(--uui-color-surface);
      color: inherit;
      font: inherit;
    }
    input:focus-visible {
      outline: 2px solid var(--uui-color-focus);
    }
    [role='listbox'] {
      position: absolute;
      z-index: 1;
      inline-size: 100%;
      border: 1px solid var(--uui-color-border-emphasis);
      border-radius: var(--uui-border-radius);
      background: var(--uui-color-surface);
      box-shadow: var(--uui-shadow-depth-3);
    }
    [role='option'] {
      padding: var(--uui-size-space-3) var(--uui-size-space-4);
      cursor: pointer;
    }
    [role='option']:hover,
    [role='option'][aria-selected='true'] {
      background: var(--uui-color-surface-emphasis);
      box-shadow: inset 3px 0 var(--uui-color-selected);
    }
    [role='status'] {
      min-block-size: 1.5em;
      margin: var(--uui-size-space-1) 0 0;
      color: var(--uui-color-text-alt);
    }
    .unseen {
      position: absolute;
      clip-path: inset(50%);
    }
  `
}
