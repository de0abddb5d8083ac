import type { UmbBackofficeExtensionRegistry } from '@umbraco-cms/backoffice/extension-registry'
import { adjust } from './adjust.js'
import { UsineSectionElement } from './narrow-section.element.js'

/** Sections that bring no element of their own get ours, which folds on a telephone. */
export const foldSections = (registry: UmbBackofficeExtensionRegistry) =>
  adjust(registry, (manifest) => (manifest.type === 'section' && !manifest.element ? { ...manifest, element: UsineSectionElement } : undefined))
