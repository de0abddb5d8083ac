import type { PropertyValues } from '@umbraco-cms/backoffice/external/lit'
import type { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal'
import { read } from '../usine-api.js'
import type { ModalClass } from './extend-modal.js'

type Dialog = UmbModalBaseElement<{ unique: string; itemRepositoryAlias: string }> & {
  firstUpdated(changed: PropertyValues): void
  updated(changed: PropertyValues): void
}

/** Before a page goes: how many go along, how many of them visitors read, and which way leads back. */
const branchDialog = (told: string) => (base: ModalClass) => class extends (base as ModalClass<Dialog>) {
  private text?: HTMLElement

  override firstUpdated(changed: PropertyValues) {
    super.firstUpdated(changed)
    if (this.data?.itemRepositoryAlias.includes('.Document')) void this.count(this.data.unique)
  }

  private async count(unique: string) {
    const branch = await read<{ pages: number; online: number }>(this, `document/${unique}/branch`)
    if (!branch) return
    this.text = Object.assign(document.createElement('p'), { textContent: this.localize.term(`usineBranch_${told}`, branch.pages, branch.online) })
    this.text.setAttribute('role', 'status')
    this.requestUpdate()
  }

  override updated(changed: PropertyValues) {
    super.updated(changed)
    const layout = this.renderRoot.querySelector('uui-dialog-layout')
    layout?.querySelector('#cancel')?.setAttribute('label', this.localize.term('general_cancel'))
    if (this.text && !this.text.isConnected) layout?.append(this.text)
  }
}

export const trashDialog = branchDialog('trash')
export const deleteDialog = branchDialog('delete')
