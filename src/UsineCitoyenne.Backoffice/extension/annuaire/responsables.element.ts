import { customElement, html, nothing } from '@umbraco-cms/backoffice/external/lit'
import { RESPONSABLE_MODAL, type Responsable } from './annuaire-api.js'
import { UsineTableElement, type Column } from './table.element.js'

/** Table 2: who holds a mandate where the editor reaches. */
@customElement('usine-annuaire-responsables')
export class UsineAnnuaireResponsablesElement extends UsineTableElement<Responsable> {
  protected override readonly table = 'responsables'
  protected override readonly usualSort = 'Territory'
  protected override readonly modal = RESPONSABLE_MODAL
  protected override readonly columns: Column<Responsable>[] = [
    { alias: 'Name', sort: 'Name', cell: (responsable) => responsable.name },
    { alias: 'Type', sort: 'Type', cell: (responsable) => responsable.type },
    { alias: 'Place', sort: 'Territory', cell: (responsable) => responsable.place },
    { alias: 'Reach', detail: true, cell: ({ email }) => (email ? html`<a href="mailto:${email}">${email}</a>` : nothing) },
    {
      alias: 'State', sort: 'State', cell: ({ state }) =>
        html`<uui-tag look="secondary" color=${state === 'Standing' ? 'positive' : 'warning'}>${this.term(`is${state}`)}</uui-tag>`,
    },
    { alias: 'StartsAt', sort: 'Since', newestFirst: true, wide: true, cell: ({ startsAt }) => html`<span class="nowrap">${this.day(startsAt)}</span>` },
    {
      alias: 'LastSeen', sort: 'LastSeen', newestFirst: true, wide: true, cell: ({ lastSeenAt }) =>
        html`<span class="nowrap">${lastSeenAt ? this.day(lastSeenAt) : this.term('never')}</span>`,
    },
  ]
}
