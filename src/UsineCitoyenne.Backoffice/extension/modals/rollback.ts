import { diffWords } from '@umbraco-cms/backoffice/utils'
import type { PropertyValues } from '@umbraco-cms/backoffice/external/lit'
import type { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal'
import { read } from '../usine-api.js'
import type { ModalClass } from './extend-modal.js'

interface Difference {
  property: string
  draft: string
  version: string
}

type Rollback = UmbModalBaseElement & {
  _selectedVersion?: { id: string }
  _diffs: { alias: string; diff: ReturnType<typeof diffWords> }[]
  willUpdate(changed: PropertyValues): void
  updated(changed: PropertyValues): void
}

/** Versions are compared in words, under the names that the form gives its fields: the client compares the JSON of their values. */
export const rollback = (base: ModalClass) => class extends (base as ModalClass<Rollback>) {
  private shown?: string
  private words?: Rollback['_diffs']

  override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed)
    const version = this._selectedVersion?.id
    if (version !== this.shown) {
      this.shown = version
      this.words = undefined
      if (version) void this.compare(version)
    }
    if (this._diffs !== this.words) this._diffs = this.words ??= []
  }

  override updated(changed: PropertyValues) {
    super.updated(changed)
    this.renderRoot.querySelector('umb-body-layout')?.setAttribute('headline', this.localize.term('actions_rollback'))
  }

  private async compare(version: string) {
    const found = (await read<Difference[]>(this, `versions/${version}/comparison`)) ?? []
    if (version !== this.shown) return
    const same = this.localize.term('usineVersions_same')
    this.words = found.length > 0
      ? found.map(({ property, draft, version: former }) => ({ alias: property, diff: diffWords(draft, former) }))
      : [{ alias: '', diff: diffWords(same, same) }]
    this._diffs = this.words
  }
}
