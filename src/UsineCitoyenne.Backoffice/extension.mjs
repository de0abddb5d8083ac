// Bundles our extension package and the style of the page. The client stays outside: its names are resolved by the
// import map of the page, as for anybody's extension. The manifest names source files; they become built addresses.
import { readFile } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { build } from 'vite'
import { builtFolder, prefix, publicPath } from './client.mjs'

export const bundleExtension = async (root, outDir) => {
  const { $schema, ...manifest } = JSON.parse(await readFile(join(root, 'extension/umbraco-package.json'), 'utf8'))
  const sources = [...new Set(manifest.extensions.flatMap(({ js, element, api }) => js ?? element ?? api ?? []).map((path) => normalize(path)))]
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: publicPath,
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      assetsDir: builtFolder,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { ...Object.fromEntries(sources.map((path) => [entryName(path), join(root, 'extension', path)])), style: join(root, 'page/page.css') },
        external: (id) => id.startsWith(prefix),
        preserveEntrySignatures: 'allow-extension',
      },
    },
  })
  const addressOf = (path) => publicPath + output.find((file) => file.isEntry && file.name === entryName(normalize(path))).fileName
  for (const extension of manifest.extensions) {
    for (const key of ['js', 'element', 'api']) if (extension[key]) extension[key] = addressOf(extension[key])
  }
  const style = publicPath + output.find(({ fileName }) => fileName.endsWith('.css')).fileName
  return { style, manifest }
}

const entryName = (path) => `usine-${path.replace(/\.ts$/, '').replaceAll(/[^a-z]+/g, '-')}`
