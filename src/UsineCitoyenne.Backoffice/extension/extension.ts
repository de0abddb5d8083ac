// Our whole extension: its elements, and what the manifest would otherwise send for file by file, a request each.
import type { UmbEntryPointOnInit } from '@umbraco-cms/backoffice/extension-api'
import en from './localization/en.js'
import fr from './localization/fr.js'
import { UsineMissingNodeContext } from './missing/missing-node.context.js'
import { UsineOwnPartCondition } from './recycle-bin/own-part.condition.js'
import { tellRefusedPlacements } from './refusals/refused-placement.js'

export * from './inherited/inherited-view.element.js'
export * from './landing/first-list.element.js'
export * from './profile/own-profile.element.js'
export * from './territory/property-editor-ui-territory.element.js'
export * from './welcome/changed-sources.element.js'
export * from './welcome/welcome-dashboard.element.js'

const manifests: UmbExtensionManifest[] = [
  {
    type: 'localization',
    alias: 'Usine.Localization.Fr',
    name: 'Usine citoyenne, textes français',
    // The lightest comes last and wins over the client's own texts, whatever loads first.
    weight: 0,
    meta: { culture: 'fr', localizations: fr },
  },
  {
    type: 'localization',
    alias: 'Usine.Localization.En',
    name: 'Usine citoyenne, English texts',
    weight: 0,
    meta: { culture: 'en', localizations: en },
  },
  {
    type: 'condition',
    alias: 'Usine.Condition.OwnPart',
    name: 'Usine citoyenne, qui a un nœud de départ',
    api: UsineOwnPartCondition,
  },
  {
    type: 'workspaceContext',
    alias: 'Usine.WorkspaceContext.MissingNode',
    name: 'Usine citoyenne, page absente ou fermée',
    api: UsineMissingNodeContext,
    conditions: [{ alias: 'Umb.Condition.WorkspaceAlias', oneOf: ['Umb.Workspace.Document', 'Umb.Workspace.Media'] }],
  },
]

export const onInit: UmbEntryPointOnInit = (host, registry) => {
  registry.registerMany(manifests)
  tellRefusedPlacements(host)
}
