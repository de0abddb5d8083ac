import { UMB_CURRENT_USER_CONTEXT } from '@umbraco-cms/backoffice/current-user'
import type { PropertyValues } from '@umbraco-cms/backoffice/external/lit'
import type { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal'
import type { ModalClass } from './extend-modal.js'

type Picker = UmbModalBaseElement<{ startNode?: { unique: string; entityType: string } }> & { firstUpdated(changed: PropertyValues): unknown; updated(changed: PropertyValues): void }

/**
 * The picker of media opens in the folder that its editor starts from, when there is one only: at the root nothing may be sent, and what
 * is sent is shown where it lies.
 */
export const mediaPicker = (base: ModalClass) => class extends (base as ModalClass<Picker>) {
  override async firstUpdated(changed: PropertyValues) {
    const user = await this.getContext(UMB_CURRENT_USER_CONTEXT)
    const starts = user?.getHasMediaRootAccess() ? [] : (user?.getMediaStartNodeUniques() ?? [])
    if (starts.length === 1 && !this.data?.startNode) this.data = { ...this.data, startNode: { unique: starts[0].unique, entityType: 'media' } }
    await super.firstUpdated(changed)
  }

  // The one text here that the client has in English only, outside its dictionary.
  override updated(changed: PropertyValues) {
    super.updated(changed)
    const only = this.renderRoot.querySelector('#search uui-checkbox')
    const folder = only?.getAttribute('label')?.match(/^Search only in (.*)$/s)?.[1]
    if (folder) only?.setAttribute('label', this.localize.term('usineLibrary_onlyIn', folder))
  }
}
