import { css, customElement, html, nothing, property, repeat, state } from '@umbraco-cms/backoffice/external/lit'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'
import type { Choice, Facet } from './annuaire-api.js'

/** Values at once; the others on demand. */
const shown = 8

/** The ways to narrow a table, each choice with how many people it would show. Tells `narrow`. */
@customElement('usine-facets')
export class UsineFacetsElement extends UmbLitElement {
  @property({ attribute: false }) facets: Facet[] = []
  @property({ attribute: false }) total = 0
  @state() private unfolded = new Set<string>()

  override render() {
    return repeat(this.facets.filter((facet) => this.narrows(facet)), (facet) => facet.alias, (facet) => this.renderFacet(facet))
  }

  // A département that holds everybody narrows nothing.
  private narrows = ({ choices }: Facet) => choices.length > 1 || choices.some((choice) => choice.selected || choice.count < this.total)

  private renderFacet({ alias, label, choices }: Facet) {
    const folds = choices.length > shown + 2 && !this.unfolded.has(alias)
    const visible = folds ? choices.filter((choice, index) => index < shown || choice.selected) : choices
    return html`
      <fieldset data-facet=${alias}>
        <legend>${label ?? this.localize.term(`usineAnnuaire_${alias}`)}</legend>
        ${repeat(visible, (choice) => choice.value, (choice) => this.renderChoice(alias, choice))}
        ${visible.length < choices.length
          ? html`<uui-button compact look="default" label=${this.localize.term('usineAnnuaire_more', choices.length - visible.length)}
              @click=${() => this.unfold(alias)}></uui-button>`
          : nothing}
      </fieldset>
    `
  }

  private renderChoice(alias: string, choice: Choice) {
    const name = choiceLabel(this.localize, choice)
    return html`
      <div class="choice">
        <uui-checkbox label=${this.localize.term('usineAnnuaire_choice', name, choice.count)} .checked=${choice.selected}
          @change=${(event: Event) => this.narrow(alias, choice.value, (event.target as HTMLInputElement).checked)}>${name}</uui-checkbox>
        <span aria-hidden="true">${this.localize.number(choice.count)}</span>
      </div>
    `
  }

  private narrow(alias: string, value: string, chosen: boolean) {
    this.dispatchEvent(new CustomEvent('narrow', { detail: { alias, value, chosen } }))
  }

  private unfold(alias: string) {
    this.unfolded = new Set([...this.unfolded, alias])
  }

  static override styles = css`
    :host { display: grid; gap: var(--uui-size-space-5); align-content: start; }
    fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
    legend { padding: 0 0 var(--uui-size-space-2); font-weight: 700; }
    .choice { display: flex; justify-content: space-between; align-items: center; gap: var(--uui-size-space-3); min-block-size: 30px; }
    .choice span { color: var(--uui-color-text-alt); font-variant-numeric: tabular-nums; }
    uui-checkbox { min-inline-size: 0; overflow-wrap: anywhere; }
    uui-button { margin-inline-start: calc(-1 * var(--uui-size-space-2)); --uui-button-font-weight: 400; text-decoration: underline; }
  `
}

/** States, ages and levels come as names of the code, everything else in words. */
export const choiceLabel = (localize: UmbLitElement['localize'], choice: Choice) =>
  localize.termOrDefault(`usineAnnuaire_is${choice.value}`, choice.label)
