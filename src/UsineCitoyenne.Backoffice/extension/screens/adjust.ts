import type { UmbBackofficeExtensionRegistry } from '@umbraco-cms/backoffice/extension-registry'

export type AnyManifest = { type: string; alias: string; element?: unknown; meta?: { label?: string } }

/**
 * Registers manifests of the client again, each once and as it comes, with what `change` answers for them; undefined leaves one as it is,
 * null leaves it out.
 */
export const adjust = (registry: UmbBackofficeExtensionRegistry, change: (manifest: AnyManifest) => AnyManifest | undefined | null) => {
  const done = new Set<string>()
  registry.extensions.subscribe((extensions) => {
    for (const manifest of extensions as unknown as AnyManifest[]) {
      const changed = done.has(manifest.alias) ? undefined : change(manifest)
      if (changed === undefined) continue
      done.add(manifest.alias)
      // Not while the registry tells of it.
      queueMicrotask(() => {
        if (!changed) return registry.exclude(manifest.alias)
        registry.unregister(manifest.alias)
        registry.register(changed as unknown as UmbExtensionManifest)
      })
    }
  })
}
