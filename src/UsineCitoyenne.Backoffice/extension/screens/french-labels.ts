import type { UmbBackofficeExtensionRegistry } from '@umbraco-cms/backoffice/extension-registry'
import { adjust } from './adjust.js'

// Names that the client's manifests give in English, outside its dictionary: each is registered again under a term of ours.
const terms: Record<string, string> = {
  'Add column after': 'columnAfter',
  'Add column before': 'columnBefore',
  'Add row after': 'rowAfter',
  'Add row before': 'rowBefore',
  'Anchor': 'anchor',
  'Cell': 'cell',
  'Clear formatting': 'clear',
  'Column': 'column',
  'Delete column': 'columnDelete',
  'Delete row': 'rowDelete',
  'Delete table': 'tableDelete',
  'Merge cells': 'merge',
  'Merge or split': 'mergeOrSplit',
  'Row': 'row',
  'Split cell': 'split',
  'Table': 'table',
  'Table properties': 'tableProperties',
  'Toggle header cell': 'headerCell',
  'Toggle header column': 'headerColumn',
  'Toggle header row': 'headerRow',
}

export const nameInFrench = (registry: UmbBackofficeExtensionRegistry) => adjust(registry, (manifest) => {
  // Its label comes with its kind, in English.
  if (/^Umb\.EntityAction\.(?:Document|Media)\.RecycleBin\.Restore$/.test(manifest.alias)) return { ...manifest, meta: { ...manifest.meta, label: '#actions_restore' } }
  const term = manifest.alias.startsWith('Umb.') && manifest.alias.includes('Tiptap') && terms[manifest.meta?.label ?? '']
  return term ? { ...manifest, meta: { ...manifest.meta, label: `#usineText_${term}` } } : undefined
})
