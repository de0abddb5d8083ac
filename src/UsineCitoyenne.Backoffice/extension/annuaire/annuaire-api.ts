import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api'
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client'
import { UmbModalToken } from '@umbraco-cms/backoffice/modal'
import { tryExecute } from '@umbraco-cms/backoffice/resources'

export interface Choice {
  value: string
  label: string
  count: number
  selected: boolean
}

/** `label`: its title, when the texts here have none for the alias. */
export interface Facet {
  alias: string
  label?: string
  choices: Choice[]
}

/** What a search answers. `showsDetails`: false for who may not see addresses, phones and notes. */
export interface TablePage<Row> {
  total: number
  showsDetails: boolean
  items: Row[]
  facets: Facet[]
}

export interface Contact {
  id: number
  name: string
  commune: string | null
  profiles: string[]
  availability: string[]
  equipment: string[]
  state: string
  freshness: string
  createdAt: string
  tags: string[]
  email: string | null
  phone: string | null
}

export interface ContactDossier {
  contact: Contact
  showsDetails: boolean
  epci: string | null
  departement: string | null
  confirmedAt: string | null
  note: string
  demo: boolean
  notes: { author: string; at: string; text: string }[]
  history: { field: string; before: string; after: string; by: string; at: string; undoes: boolean }[]
  memberId: string | null
}

/** One mandate, and who holds it. */
export interface Responsable {
  id: number
  name: string
  type: string
  place: string
  state: string
  startsAt: string
  endsAt: string | null
  lastSeenAt: string | null
  email: string | null
}

export interface ResponsableFile {
  responsable: Responsable
  showsDetails: boolean
  held: Responsable[]
}

export interface Opened {
  id: number
  name: string
}

const sidebar = { modal: { type: 'sidebar' as const, size: 'small' as const } }

export const CONTACT_MODAL = new UmbModalToken<Opened, never>('Usine.Modal.Contact', sidebar)
export const RESPONSABLE_MODAL = new UmbModalToken<Opened, never>('Usine.Modal.Responsable', sidebar)

const root = '/umbraco/management/api/v1/usine/annuaire/'
const security = [{ scheme: 'bearer' as const, type: 'http' as const }]

/** Asks by POST: what is searched for may be a name, and never stands in an address. Undefined when refused, which the client has then told. */
export const search = async <Row>(host: UmbControllerHost, table: string, view: object): Promise<TablePage<Row> | undefined> => {
  const call = umbHttpClient.post<TablePage<Row>>({ url: root + table, body: view, security, headers: { 'Content-Type': 'application/json' } })
  return (await tryExecute(host, call)).data as TablePage<Row> | undefined
}

/** One line of a table, whole. Undefined when it is not there any more, which the client has then told. */
export const open = async <T>(host: UmbControllerHost, table: string, id: number): Promise<T | undefined> =>
  (await tryExecute(host, umbHttpClient.get<T>({ url: `${root}${table}/${id}`, security }))).data as T | undefined

/** « 06 39 98 00 01 »; a number from elsewhere stays as it was given. */
export const phone = (digits: string) => (/^0\d{9}$/.test(digits) ? digits.replace(/(\d\d)(?=\d)/g, '$1\u00A0') : digits)
