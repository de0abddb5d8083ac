// Makes dist/territories.json.gz, the edition of the official geographic code that the site imports on start, from the npm package
// @etalab/decoupage-administratif (data: Insee, DGCL, La Poste, under the Licence Ouverte). Run in this folder: node territories.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'

const source = '@etalab/decoupage-administratif'
const require = createRequire(import.meta.url)
const read = (file) => JSON.parse(readFileSync(require.resolve(`${source}/${file}`), 'utf8'))

const { version } = read('package.json')
// The package numbers its majors by year: 6.x is the code on 1 January 2026 (its README, « Millésimes »).
const date = `${2020 + Number.parseInt(version, 10)}-01-01`

// Names reach pages and mails: real apostrophes and quotation marks, no capital on a common noun.
const typographic = (name) => name
  .replaceAll("'", '’')
  .replace(/"([^"]+)"/g, '«\u00A0$1\u00A0»')
  .replace(/ Arrondissement$/, ' arrondissement')

// Insee's TNCC: which article the name takes. Undefined overseas, where the name's first letter decides.
const liaison = ({ typeLiaison, nom }) => typeLiaison ?? (/^[AEÉIÎOU]/.test(nom) ? 1 : 0)
const postcodes = ({ codesPostaux }) => codesPostaux?.join(' ')

const all = read('data/communes.json')
const communesOfType = (type) => all.filter((commune) => commune.type === type)
const epcis = read('data/epci.json')
const epciOf = new Map(epcis.flatMap(({ code, membres }) => membres.map((member) => [member.code, code])))

const edition = {
  // First, so that a reader knows whether it has this edition before it reads the rest.
  version,
  date,
  regions: read('data/regions.json').map((region) => ({
    code: region.code, name: typographic(region.nom), liaison: liaison(region), chefLieu: region.chefLieu, zone: region.zone,
  })),
  departements: read('data/departements.json').map((departement) => ({
    code: departement.code, name: typographic(departement.nom), liaison: liaison(departement), region: departement.region,
    chefLieu: departement.chefLieu, zone: departement.zone,
  })),
  // Their members are the communes that name them: no commune has two.
  epcis: epcis.map(({ code, nom, type }) => ({ code, name: typographic(nom), type })),
  communes: communesOfType('commune-actuelle').map((commune) => ({
    code: commune.code, name: typographic(commune.nom), liaison: liaison(commune), departement: commune.departement,
    epci: epciOf.get(commune.code), postcodes: postcodes(commune), population: commune.population, oldCodes: commune.anciensCodes,
  })),
  arrondissements: communesOfType('arrondissement-municipal').map((area) => ({
    code: area.code, name: typographic(area.nom), liaison: liaison(area), commune: area.commune,
    postcodes: postcodes(area), population: area.population,
  })),
  deleguees: communesOfType('commune-deleguee').map((area) => ({
    code: area.code, name: typographic(area.nom), liaison: liaison(area), commune: area.chefLieu,
  })),
  associees: communesOfType('commune-associee').map((area) => ({
    code: area.code, name: typographic(area.nom), liaison: liaison(area), commune: area.chefLieu,
  })),
}

const file = new URL('dist/territories.json.gz', import.meta.url)
mkdirSync(new URL('.', file), { recursive: true })
const bytes = gzipSync(JSON.stringify(edition), { level: 9 })
writeFileSync(file, bytes)
const counts = Object.entries(edition).filter(([, list]) => Array.isArray(list)).map(([name, list]) => `${list.length} ${name}`)
console.log(`territories ${version} (${date}): ${counts.join(', ')}, ${Math.round(bytes.length / 1024)} kB`)
