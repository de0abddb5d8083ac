import type { UmbBackofficeExtensionRegistry } from '@umbraco-cms/backoffice/extension-registry'
import { adjust } from './adjust.js'
import { UsineSectionElement } from './narrow-section.element.js'

/**
 * Sections that bring no element of their own get ours, which folds on a telephone. Nowhere else: the client's conditions do not like
 * that a section is registered again under them.
 */
export const foldSections = (registry: UmbBackofficeExtensionRegistry) =>
  matchMedia('(max-width: 60rem)').matches && adjust(registry, (manifest) => (manifest.type === 'section' && !manifest.element ? { ...manifest, element: UsineSectionElement } : undefined))
