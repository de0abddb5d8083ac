// Bundles Umbraco's client, unmodified: an entry for each public name of its import map, so that extensions made
// for the official back office load in ours. Our own extension and the style of the page are bundled with it: they
// share its files instead of asking for the eleven that only give names to their parts. Answers the address of each.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { chunkNames } from './chunks.mjs'

export const prefix = '@umbraco-cms/backoffice/'
export const publicPath = '/umbraco/backoffice/'
export const builtFolder = 'built'

/** @param ours Sources of our own, by the name of their entry. */
export const bundleClient = async (root, outDir, ours) => {
  const dist = join(root, 'node_modules', prefix, 'dist-cms')
  const { importmap } = JSON.parse(await readFile(join(dist, 'umbraco-package.json'), 'utf8'))
  const names = Object.keys(importmap.imports)
  const fileOf = (name) => join(dist, importmap.imports[name].slice(publicPath.length))
  const input = { ...Object.fromEntries(names.map((name) => [entryName(name), fileOf(name)])), ...ours }
  const name = chunkNames({
    app: fileOf(`${prefix}app`),
    backoffice: join(dist, 'apps/backoffice/backoffice.element.js'),
    codeEditor: fileOf(`${prefix}external/monaco-editor`),
  })
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: publicPath,
    publicDir: false,
    worker: { format: 'es' },
    build: {
      outDir,
      assetsDir: builtFolder,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'allow-extension',
        output: {
          strictExecutionOrder: true,
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: 'areas', name }] },
        },
      },
    },
  })
  const entries = new Map(output.filter((chunk) => chunk.isEntry).map((chunk) => [chunk.name, chunk]))
  const addresses = Object.fromEntries(names.map((name) => [name, publicPath + entries.get(entryName(name)).fileName]))
  // Asked for while the shell still loads: every screen but the sign-in needs them.
  const editing = output.find((chunk) => chunk.name === 'editing')
  const preload = [...new Set([...entries.get('app').imports, editing.fileName, ...editing.imports])].map((file) => publicPath + file)
  const built = Object.fromEntries(Object.keys(ours).map((name) => [name, publicPath + fileNameOf(output, name)]))
  return { addresses, preload, built }
}

const fileNameOf = (output, name) =>
  output.find((file) => file.isEntry && file.name === name)?.fileName ?? output.find((file) => file.names?.includes(`${name}.css`)).fileName

const entryName = (name) => name.slice(prefix.length).replaceAll('/', '-')
