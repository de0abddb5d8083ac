// Our extension package: the manifest names source files, and becomes the manifest of what was built of them.
import { readFile } from 'node:fs/promises'
import { join, normalize } from 'node:path'

const parts = ['js', 'element', 'api']

export const readExtension = async (root) => {
  const { $schema, ...manifest } = JSON.parse(await readFile(join(root, 'extension/umbraco-package.json'), 'utf8'))
  const paths = manifest.extensions.flatMap((extension) => parts.flatMap((part) => extension[part] ?? []))
  const sources = Object.fromEntries(paths.map((path) => [entryName(path), join(root, 'extension', normalize(path))]))
  const manifestOf = (built) => ({
    ...manifest,
    extensions: manifest.extensions.map((extension) => ({
      ...extension,
      ...Object.fromEntries(parts.filter((part) => extension[part]).map((part) => [part, built[entryName(extension[part])]])),
    })),
  })
  return { id: manifest.id, sources, manifestOf }
}

const entryName = (path) => `usine-${path.replace(/^\.\//, '').replace(/\.ts$/, '').replaceAll(/[^a-z]+/g, '-')}`
