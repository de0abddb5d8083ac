import { html, nothing, repeat, state, type TemplateResult } from '@umbraco-cms/backoffice/external/lit'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'
import { umbOpenModal, type UmbModalToken } from '@umbraco-cms/backoffice/modal'
import { search, type Choice, type Facet, type Opened, type TablePage } from './annuaire-api.js'
import { choiceLabel } from './facets.element.js'
import { tableStyles } from './table.styles.js'

/** Rows a page: what the server gives. */
const size = 50

/** A column. `newestFirst`: dates, whose natural order is descending. `wide`: left out where there is little room. */
export interface Column<Row> {
  alias: string
  sort?: string
  newestFirst?: boolean
  wide?: boolean
  detail?: boolean
  cell: (row: Row) => TemplateResult | string | typeof nothing
}

/** One of the two tables: facets, search, order, pages. What it shows is the server's word; nothing of it is kept in the address. */
export abstract class UsineTableElement<Row extends Opened> extends UmbLitElement {
  @state() private page?: TablePage<Row>
  @state() private failed = false
  @state() private busy = false
  @state() private narrow = false
  @state() private text = ''
  @state() private sort = ''
  @state() private descending = false
  @state() private chosen: Record<string, string[]> = {}
  private skip = 0
  private asked = 0

  /** Name of the table in the API and in the texts. */
  protected abstract readonly table: string
  protected abstract readonly usualSort: string
  protected abstract readonly columns: Column<Row>[]
  protected abstract readonly modal: UmbModalToken<Opened, never>

  override connectedCallback() {
    super.connectedCallback()
    this.sort ||= this.usualSort
    void this.load()
  }

  protected term = (key: string, ...values: unknown[]) => this.localize.term(`usineAnnuaire_${key}`, ...values)

  protected day = (date: string) => this.localize.date(date, { day: 'numeric', month: 'short', year: 'numeric' })

  private async load() {
    const asked = ++this.asked
    this.busy = true
    const view = { text: this.text, ...this.chosen, sort: this.sort, descending: this.descending, skip: this.skip }
    const page = await search<Row>(this, this.table, view)
    // A slower answer to an older question.
    if (asked !== this.asked) return
    this.busy = false
    this.failed = !page
    if (!page) return
    if (page.items.length === 0 && page.total > 0) return this.go(Math.floor((page.total - 1) / size))
    this.page = page
  }

  private async go(page: number) {
    this.skip = page * size
    await this.load()
  }

  private async turn(page: number) {
    await this.go(page)
    this.renderRoot.querySelector('form')?.scrollIntoView({ block: 'start' })
  }

  private find = (event: SubmitEvent) => {
    event.preventDefault()
    this.text = String(this.renderRoot.querySelector('uui-input')!.value).trim()
    void this.go(0)
  }

  private choose(alias: string, value: string, chosen: boolean) {
    const others = (this.chosen[alias] ?? []).filter((other) => other !== value)
    this.chosen = { ...this.chosen, [alias]: chosen ? [...others, value] : others }
    void this.go(0)
  }

  private order({ sort }: Column<Row>) {
    this.descending = this.sort === sort && !this.descending
    this.sort = sort!
    void this.go(0)
  }

  private clear = () => {
    this.text = ''
    this.chosen = {}
    void this.go(0)
  }

  private async open(row: Row) {
    await umbOpenModal(this, this.modal, { data: { id: row.id, name: row.name } }).catch(() => undefined)
  }

  private onRow(event: MouseEvent, row: Row) {
    const target = event.target as HTMLElement
    if (!target.closest('a, button') && !getSelection()?.toString()) void this.open(row)
  }

  private get selected(): { facet: Facet; choice: Choice }[] {
    return (this.page?.facets ?? []).flatMap((facet) => facet.choices.filter((choice) => choice.selected).map((choice) => ({ facet, choice })))
  }

  override render() {
    const { page } = this
    return html`
      <h1>${this.term(this.table)}</h1>
      ${page ? this.renderDesk(page) : this.failed ? this.renderFailure() : html`<uui-loader-bar aria-label=${this.term('loading')}></uui-loader-bar>`}
    `
  }

  private renderFailure() {
    return html`
      <uui-box>
        <p role="alert">${this.term('failed')}</p>
        <uui-button look="primary" label=${this.term('again')} @click=${this.load}></uui-button>
      </uui-box>
    `
  }

  private renderDesk(page: TablePage<Row>) {
    const filters = this.selected.length
    return html`
      <div class="desk">
        <form role="search" @submit=${this.find}>
          <uui-input type="search" name="text" maxlength="100" .value=${this.text} label=${this.term(page.showsDetails ? `${this.table}Search` : 'namesSearch')}
            placeholder=${this.term(page.showsDetails ? `${this.table}Search` : 'namesSearch')} autocomplete="off"></uui-input>
          <uui-button type="submit" look="primary" label=${this.term('find')}></uui-button>
          <uui-button class="toggle" look="outline" label=${filters > 0 ? this.term('filtersChosen', filters) : this.term('filters')}
            aria-expanded=${this.narrow ? 'true' : 'false'} @click=${() => (this.narrow = !this.narrow)}></uui-button>
        </form>
        <section class="side" id="filters" ?data-open=${this.narrow} aria-label=${this.term('filters')}>
          <usine-facets .facets=${page.facets} .total=${page.total}
            @narrow=${({ detail }: CustomEvent) => this.choose(detail.alias, detail.value, detail.chosen)}></usine-facets>
        </section>
        <div class="main">
          ${this.renderChosen()}
          <p class="count" role="status">
            <b>${this.term(`${this.table}Count`, page.total)}</b>${page.showsDetails ? nothing : html`<span>${this.term('namesOnly')}</span>`}
          </p>
          <div class="bar">${this.busy ? html`<uui-loader-bar aria-label=${this.term('loading')}></uui-loader-bar>` : nothing}</div>
          ${page.items.length === 0 ? this.renderEmpty() : this.renderTable(page)}
          ${page.total > size ? this.renderPager(page) : nothing}
          <p class="small">${this.term('audit')}</p>
        </div>
      </div>
    `
  }

  private renderChosen() {
    if (this.selected.length === 0 && !this.text) return nothing
    return html`
      <div class="chosen" role="group" aria-label=${this.term('chosen')}>
        ${this.text ? this.renderChip(`«\u00A0${this.text}\u00A0»`, () => ((this.text = ''), void this.go(0))) : nothing}
        ${this.selected.map(({ facet, choice }) =>
          this.renderChip(choiceLabel(this.localize, choice), () => this.choose(facet.alias, choice.value, false)))}
        <uui-button compact look="default" label=${this.term('clear')} @click=${this.clear}></uui-button>
      </div>
    `
  }

  private renderChip(label: string, remove: () => void) {
    return html`
      <uui-button compact look="outline" label=${this.term('remove', label)} @click=${remove}>${label} <uui-icon name="icon-wrong"></uui-icon></uui-button>
    `
  }

  private renderTable(page: TablePage<Row>) {
    const columns = this.columns.filter((column) => page.showsDetails || !column.detail)
    return html`
      <div class="frame" role="region" tabindex="0" aria-label=${this.term(this.table)} aria-busy=${this.busy ? 'true' : 'false'}>
        <uui-table aria-label=${this.term(this.table)}>
          <uui-table-head>${columns.map((column) => this.renderHead(column))}</uui-table-head>
          ${repeat(page.items, (row) => row.id, (row) => html`
            <uui-table-row @click=${(event: MouseEvent) => this.onRow(event, row)}>
              ${columns.map((column, index) => html`
                <uui-table-cell class=${column.wide ? 'wide' : ''}>
                  ${index === 0
                    ? html`<button class="name" type="button" @click=${() => this.open(row)}>${row.name}</button>`
                    : column.cell(row)}
                </uui-table-cell>`)}
            </uui-table-row>`)}
        </uui-table>
      </div>
    `
  }

  private renderHead(column: Column<Row>) {
    const title = this.term(`column${column.alias}`)
    if (!column.sort) return html`<uui-table-head-cell class=${column.wide ? 'wide' : ''}>${title}</uui-table-head-cell>`
    const active = this.sort === column.sort
    // Newest first is the natural order of dates: that is descending.
    const down = this.descending !== !!column.newestFirst
    return html`
      <uui-table-head-cell class=${column.wide ? 'wide' : ''} aria-sort=${active ? (down ? 'descending' : 'ascending') : nothing}>
        <button type="button" @click=${() => this.order(column)}>
          ${title} <uui-symbol-sort aria-hidden="true" ?active=${active} ?descending=${down}></uui-symbol-sort>
        </button>
      </uui-table-head-cell>
    `
  }

  private renderEmpty() {
    const narrowed = this.selected.length > 0 || this.text
    return html`
      <uui-box class="empty">
        <h2>${this.term(narrowed ? 'nobody' : `${this.table}None`)}</h2>
        <p>${this.term(narrowed ? 'nobodyHint' : `${this.table}NoneHint`)}</p>
        ${narrowed ? html`<uui-button look="primary" label=${this.term('clear')} @click=${this.clear}></uui-button>` : nothing}
      </uui-box>
    `
  }

  private renderPager({ total }: TablePage<Row>) {
    const [current, last] = [this.skip / size, Math.ceil(total / size) - 1]
    const step = (key: string, page: number, possible: boolean) => html`
      <uui-button look="outline" label=${this.term(key)} ?disabled=${!possible} @click=${() => this.turn(page)}></uui-button>`
    return html`
      <nav aria-label=${this.term('pages')}>
        ${step('first', 0, current > 0)} ${step('previous', current - 1, current > 0)}
        <span>${this.term('page', current + 1, last + 1)}</span>
        ${step('next', current + 1, current < last)} ${step('last', last, current < last)}
      </nav>
    `
  }

  static override styles = tableStyles
}
