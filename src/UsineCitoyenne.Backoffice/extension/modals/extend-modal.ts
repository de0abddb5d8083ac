import type { UmbBackofficeExtensionRegistry } from '@umbraco-cms/backoffice/extension-registry'
import type { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal'

export type ModalClass<T extends UmbModalBaseElement = UmbModalBaseElement> = new (...args: never[]) => T

type Loaded = { default?: ModalClass; element?: ModalClass }
type Loader = () => Promise<Loaded>

/** Puts a subclass of a modal of the client in its place, under its own alias: by the registry, without a line of the client changed. */
export const extendModal = (
  registry: UmbBackofficeExtensionRegistry, alias: string, tag: string, extend: (base: ModalClass) => ModalClass,
) => {
  const seen = registry.byTypeAndAlias('modal', alias).subscribe((manifest) => {
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
          const made = (customElements.get(tag) as ModalClass | undefined) ?? extend((loaded.element ?? loaded.default) as ModalClass)
          if (!customElements.get(tag)) customElements.define(tag, made as unknown as CustomElementConstructor)
          return { element: made }
        },
      } as unknown as UmbExtensionManifest)
    })
  })
}
