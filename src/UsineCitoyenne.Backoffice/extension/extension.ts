// Our whole extension: its elements, and what the manifest would otherwise send for file by file, a request each.
import type { UmbEntryPointOnInit } from '@umbraco-cms/backoffice/extension-api'
import en from './localization/en.js'
import fr from './localization/fr.js'
import { UsineMissingNodeContext } from './missing/missing-node.context.js'
import { deleteDialog, trashDialog } from './modals/branch-dialog.js'
import { extendModal } from './modals/extend-modal.js'
import { mediaPicker } from './modals/media-picker.js'
import { rollback } from './modals/rollback.js'
import { UsineDefaultChoicePreset } from './presets/default-choice.js'
import { UsineOwnPartCondition } from './recycle-bin/own-part.condition.js'
import { tellRefusedPlacements } from './refusals/refused-placement.js'
import { leaveOut } from './screens/dead-screens.js'
import { nameInFrench } from './screens/french-labels.js'
import { foldSections } from './screens/narrow-sections.js'
import { UsineReadOnlyElement } from './screens/read-only.element.js'
import { keepTypesReadOnly } from './screens/read-only-types.js'
import { restyleScreens } from './screens/restyle.js'
import { speakFrench } from './screens/words.js'

export * from './inherited/inherited-view.element.js'
export * from './landing/first-list.element.js'
export * from './landing/own-folder.element.js'
export * from './profile/own-profile.element.js'
export * from './second-factor/second-factor.element.js'
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
    type: 'propertyValuePreset',
    alias: 'Usine.PropertyValuePreset.DefaultChoice',
    name: 'Usine citoyenne, choix d’une liste au départ',
    forPropertyEditorUiAlias: 'Umb.PropertyEditorUi.Dropdown',
    api: UsineDefaultChoicePreset,
  },
  {
    type: 'workspaceFooterApp',
    alias: 'Usine.WorkspaceFooterApp.ReadOnly',
    name: 'Usine citoyenne, types en lecture seule',
    element: UsineReadOnlyElement,
    conditions: [{
      alias: 'Umb.Condition.WorkspaceAlias',
      oneOf: ['DataType', 'DocumentType', 'MediaType', 'MemberType', 'Language'].map((type) => `Umb.Workspace.${type}`),
    }],
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
  leaveOut(registry)
  keepTypesReadOnly(registry)
  nameInFrench(registry)
  speakFrench(registry)
  restyleScreens()
  foldSections(registry)
  extendModal(registry, 'Umb.Modal.MediaPicker', 'usine-media-picker-modal', mediaPicker)
  extendModal(registry, 'Umb.Modal.Rollback', 'usine-rollback-modal', rollback)
  extendModal(registry, 'Umb.Modal.TrashWithRelation', 'usine-trash-modal', trashDialog)
  extendModal(registry, 'Umb.Modal.DeleteWithRelation', 'usine-delete-modal', deleteDialog)
  registry.registerMany(manifests)
  tellRefusedPlacements(host)
}
