import type { UmbBackofficeExtensionRegistry } from '@umbraco-cms/backoffice/extension-registry'
import { adjust } from './adjust.js'

// Types are read here and changed in the uSync files. The client has no right for them: what would save, make, move or delete one is left out.
const writes = /^Umb\.(?:EntityAction|EntityBulkAction|EntityCreateOptionAction|CollectionAction|WorkspaceAction)\.(?:DataType|DocumentType|MediaType|MemberType|Language|Template)/
const harmless = /\.ReloadChildrenOf$/

export const keepTypesReadOnly = (registry: UmbBackofficeExtensionRegistry) =>
  adjust(registry, ({ alias }) => (writes.test(alias) && !harmless.test(alias) ? null : undefined))
