// Builds dist/: index.html (the page of the back office), csp.json (the hash of its import map), App_Plugins/ (our
// extensions, as the server announces them) and public/, served under /umbraco/backoffice/, with .br and .gz.
// public/built/ holds what is named by its content; the rest has the fixed names that the client asks for.
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleClient } from './client.mjs'
import { compress } from './compress.mjs'
import { readExtension } from './extension.mjs'

const root = dirname(fileURLToPath(import.meta.url))
const dist = join(root, 'dist')
const published = join(dist, 'public')

await rm(dist, { recursive: true, force: true })
const extension = await readExtension(root)
const { addresses, preload, built } = await bundleClient(root, published, { ...extension.sources, 'usine-page': join(root, 'page/page.css') })
await cp(join(root, 'page/public'), published, { recursive: true })

const importMap = JSON.stringify({ imports: addresses })
const page = (await readFile(join(root, 'page/index.html'), 'utf8'))
  .replace('{{icon}}', `data:image/svg+xml;base64,${(await readFile(join(root, 'page/public/assets/favicon.svg'))).toString('base64')}`)
  .replace('{{style}}', built['usine-page'])
  .replace('{{importMap}}', importMap)
  .replace('{{preload}}', preload.map((file) => `<link rel="modulepreload" href="${file}">`).join('\n  '))
  .replace('{{app}}', addresses['@umbraco-cms/backoffice/app'])
await writeFile(join(dist, 'index.html'), page)
await writeFile(join(dist, 'csp.json'), JSON.stringify({ importMap: `sha256-${createHash('sha256').update(importMap).digest('base64')}` }))
const extensions = join(dist, 'App_Plugins', extension.id)
await mkdir(extensions, { recursive: true })
await writeFile(join(extensions, 'umbraco-package.json'), JSON.stringify(extension.manifestOf(built), null, 2))
await compress(published)
await compress(dist, ['index.html'])
