import type { UmbBackofficeExtensionRegistry } from '@umbraco-cms/backoffice/extension-registry'
import type { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal'

export type ModalClass<T extends UmbModalBaseElement = UmbModalBaseElement> = new (...args: never[]) => T

type Loaded = { default?: CustomElementConstructor; element?: CustomElementConstructor }
type Loader = () => Promise<Loaded>

/** Puts a subclass of a modal of the client in its place, under its own alias: by the registry, without a line of the client changed. */
export const extendModal = (
  registry: UmbBackofficeExtensionRegistry, alias: string, tag: string, extend: (base: ModalClass) => ModalClass,
) => extendElement(registry, 'modal', alias, tag, extend as never)

/** The same for an element of any other kind. */
export const extendElement = (
  registry: UmbBackofficeExtensionRegistry, type: 'modal' | 'workspaceView' | 'collectionView', alias: string, tag: string,
  extend: (base: CustomElementConstructor) => CustomElementConstructor,
) => {
  const seen = registry.byTypeAndAlias(type, alias).subscribe((manifest) => {
    if (!manifest) return
    const { js, element, ...rest } = manifest as typeof manifest & { js?: Loader; element?: Loader }
    const load = (element ?? js) as Loader
    // Not while the registry tells of it.
    queueMicrotask(() => {
      seen.unsubscribe()
      registry.unregister(alias)
      registry.register({
        ...rest,
        element: async () => {
          const loaded = await load()
          const made = customElements.get(tag) ?? extend((loaded.element ?? loaded.default)!)
          if (!customElements.get(tag)) customElements.define(tag, made)
          return { element: made }
        },
      } as unknown as UmbExtensionManifest)
    })
  })
}
