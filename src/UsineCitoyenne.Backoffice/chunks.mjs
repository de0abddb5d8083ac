// Which file a module of the client goes to. The client is 6,000 small modules, loaded one by one as the screen
// needs them; here they travel together, by what an editor is about to do. Languages and the code editor are left
// out: nobody needs them all, and each is already alone behind its own import().
const dist = '/node_modules/@umbraco-cms/backoffice/dist-cms/'

const areas = [
  ['icons', /^packages\/core\/icon-registry\/icons\//],
  ['editing', /^packages\/(tiptap|rte|embedded-media|media\/(media|dropzone|imaging)|core|content|clipboard|documents\/documents|language|property-editors|tags|multi-url-picker|ufm|relations|preview|segment|umbraco-news|media\/media-types|dictionary|translation|block\/(?!block-grid))/],
  ['editing', /^(apps|libs)\//],
  // Every screen runs what is left, users and settings too, to know what it may show.
  ['shell', /^packages\//],
]
const libraries = [
  ['editing', /\/node_modules\/(@tiptap|prosemirror-|linkifyjs|orderedmap|rope-sequence|w3c-keyname|crelt)/],
  ['shell', /\/node_modules\//],
  // What decorators compile to: shared by our two files, it would be a third.
  ['shell', /@oxc-project\+runtime/],
]
const alone = [/^assets\/lang\//, /\/node_modules\/monaco-editor\//, /^apps\/(installer|upgrader)\//]

/** Names chunks for Rolldown: what the first screen always runs is the shell, the rest goes by area. */
export const chunkNames = ({ app, backoffice, codeEditor }) => {
  let shell, code
  return (id, graph) => {
    const getModuleInfo = (module) => graph.getModuleInfo(module)
    const clean = id.replaceAll('\\', '/')
    const own = clean.includes(dist) ? clean.slice(clean.indexOf(dist) + dist.length) : clean
    if (alone.some((test) => test.test(own))) return null
    shell ??= reach([app, backoffice, ...getModuleInfo(backoffice).dynamicallyImportedIds], (module) => getModuleInfo(module)?.importedIds)
    if (shell.has(id)) return 'shell'
    // Whoever imports the code editor brings its megabytes along, so they are kept from the company of others.
    code ??= reach([codeEditor], (module) => getModuleInfo(module)?.importers)
    if (code.has(id)) return null
    const [name] = (own === clean ? libraries : areas).find(([, test]) => test.test(own)) ?? []
    return name ?? null
  }
}

const reach = (seeds, next) => {
  const seen = new Set()
  const left = [...seeds]
  while (left.length > 0) {
    const id = left.pop()
    if (seen.has(id)) continue
    seen.add(id)
    left.push(...(next(id) ?? []))
  }
  return seen
}
