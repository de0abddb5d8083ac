import type { UmbBackofficeExtensionRegistry } from '@umbraco-cms/backoffice/extension-registry'

// Types are read here and changed in the uSync files. The client has no right for them: what would save, make, move or delete one is left out.
const writes = /^Umb\.(?:EntityAction|EntityBulkAction|EntityCreateOptionAction|CollectionAction|WorkspaceAction)\.(?:DataType|DocumentType|MediaType|MemberType|Language|Template)/
const harmless = /\.ReloadChildrenOf$/

export const keepTypesReadOnly = (registry: UmbBackofficeExtensionRegistry) => {
  const left = new Set<string>()
  registry.extensions.subscribe((extensions) => {
    for (const { alias } of extensions) {
      if (!writes.test(alias) || harmless.test(alias) || left.has(alias)) continue
      left.add(alias)
      queueMicrotask(() => registry.exclude(alias))
    }
  })
}
