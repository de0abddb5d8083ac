// Writes .br and .gz beside every text file of a folder, as many at once as there are processors.
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const gz = promisify(gzip)
const smallest = 500

// The last notch of brotli takes ten times as long for 3 %: worth it for what everyone loads, not for a code
// editor's own language servers, which weigh megabytes and which few will open.
const heavy = 2_000_000
const levelFor = (size) => (size > heavy ? 7 : 11)

export const compress = async (folder, files) => {
  const left = []
  for (const file of files ?? (await readdir(folder, { recursive: true }))) {
    const path = join(folder, file)
    if (/\.(js|css|svg|ttf|html)$/.test(file) && (await stat(path)).size >= smallest) left.push(path)
  }
  const work = async () => {
    for (let path = left.pop(); path; path = left.pop()) {
      const bytes = await readFile(path)
      await writeFile(`${path}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: levelFor(bytes.length), [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
      await writeFile(`${path}.gz`, await gz(bytes, { level: 9 }))
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
}
