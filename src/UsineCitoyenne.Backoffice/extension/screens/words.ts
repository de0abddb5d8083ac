import type { UmbBackofficeExtensionRegistry } from '@umbraco-cms/backoffice/extension-registry'
import type { PropertyValues } from '@umbraco-cms/backoffice/external/lit'
import words from '../localization/words-fr.js'
import { extendElement } from '../modals/extend-modal.js'

type Screen = new () => HTMLElement & { renderRoot: HTMLElement | DocumentFragment; updated(changed: PropertyValues): void }
type Table = HTMLElement & { columns?: { name: string }[] }

const attributes = ['label', 'headline', 'title', 'aria-label', 'description']
const french = () => document.documentElement.lang.startsWith('fr')
const say = (text: string) => words[text.trim().replaceAll(/\s+/g, ' ')]

/** Writes in French what an element of the client wrote in English, outside the client's dictionary. */
const sayInFrench = (part: ParentNode) => {
  if (!french()) return
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode as Text
    const said = say(text.data)
    // The space around it belongs to what stands beside it.
    if (said) text.data = text.data.replace(/\S[^]*\S|\S/, () => said)
  }
  for (const element of part.querySelectorAll('*')) {
    for (const name of attributes) {
      const said = say(element.getAttribute(name) ?? '')
      if (said) element.setAttribute(name, said)
    }
    const { columns } = element as Table
    if (element.localName === 'umb-table' && columns?.some(({ name }) => say(name))) {
      ;(element as Table).columns = columns.map((column) => ({ ...column, name: say(column.name) ?? column.name }))
    }
  }
}

const inFrench = (base: CustomElementConstructor) => class extends (base as Screen) {
  override updated(changed: PropertyValues) {
    super.updated(changed)
    sayInFrench(this.renderRoot)
  }
}

/** A view of a type, which changes in the files: it is seen, not filled in. What scrolls it stands outside. */
const readOnly = (base: CustomElementConstructor) => class extends (inFrench(base) as unknown as Screen) {
  override updated(changed: PropertyValues) {
    super.updated(changed)
    const design = this.renderRoot.querySelector('#container-list')
    for (const part of design ? this.renderRoot.querySelectorAll('umb-router-slot, uui-tab uui-input') : this.renderRoot.children) part.toggleAttribute('inert', true)
    for (const part of this.renderRoot.querySelectorAll('#add-tab, #actions, uui-tab uui-button')) part.toggleAttribute('hidden', true)
    for (const part of this.renderRoot.querySelectorAll<HTMLElement>('#actions, #add-tab')) part.style.display = 'none'
  }
}

const tagOf = (alias: string) => `usine-${alias.slice('Umb.'.length).replaceAll('.', '-').toLowerCase()}`

export const speakFrench = (registry: UmbBackofficeExtensionRegistry) => {
  for (const alias of ['RecycleBin.Restore', 'User.Invite', 'User.Invite.Resend']) extend('modal', `Umb.Modal.${alias}`, inFrench)
  for (const alias of ['Language.Table', 'DocumentType.TreeItem.Table', 'MediaType.TreeItem.Table', 'DataType.TreeItem.Table', 'User.Table']) {
    extend('collectionView', `Umb.CollectionView.${alias}`, inFrench)
  }
  for (const alias of ['DocumentType.Design', 'DocumentType.Structure', 'DocumentType.Settings', 'DocumentType.Templates', 'MediaType.Design', 'MediaType.Structure', 'MemberType.Design', 'DataType.Edit', 'Language.Details']) {
    extend('workspaceView', `Umb.WorkspaceView.${alias}`, readOnly)
  }
  extend('workspaceView', 'Umb.WorkspaceView.DataType.Info', inFrench)

  function extend(type: 'modal' | 'workspaceView' | 'collectionView', alias: string, change: (base: CustomElementConstructor) => unknown) {
    extendElement(registry, type, alias, tagOf(alias), (base) => change(base) as CustomElementConstructor)
  }
}
