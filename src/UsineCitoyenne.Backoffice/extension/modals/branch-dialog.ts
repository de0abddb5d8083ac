import type { PropertyValues } from '@umbraco-cms/backoffice/external/lit'
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client'
import type { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal'
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
    const { data } = await umbHttpClient.get({ url: `/umbraco/management/api/v1/usine/document/${unique}/branch`, security: [{ scheme: 'bearer', type: 'http' }] })
    const branch = data as { pages?: number; online?: number } | undefined
    if (branch?.pages === undefined || branch.online === undefined) return
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
