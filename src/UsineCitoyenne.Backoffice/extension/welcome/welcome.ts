import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api'
import { read } from '../usine-api.js'

export interface WaitingDocument {
  id: string
  name: string
  updateDate: string
  /** The département it is for, where the editor sees several. */
  site: string | null
}

export interface ChangedSource {
  id: string
  name: string
  sourceId: string
  sourceName: string
  changed: string
}

/** What `GET usine/welcome` answers. Lists are absent from the menu where the editor may not create in them. */
export interface Welcome {
  name: string
  everySite: boolean
  site: { id: string; name: string; url: string } | null
  callListId: string | null
  callTypeId: string
  tutorialListId: string | null
  tutorialTypeId: string
  callsToPublish: WaitingDocument[]
  toReview: WaitingDocument[]
  changedSources: ChangedSource[]
  /** Over the last thirty days, the most read first. */
  mostRead: { id: string; name: string; url: string; views: number }[]
}

/** The editor's own welcome; undefined when the server did not answer, which the client has then told. */
export const fetchWelcome = (host: UmbControllerHost) => read<Welcome>(host, 'welcome')

const documents = '/umbraco/section/content/workspace/document'

export const editAddress = (id: string) => `${documents}/edit/${id}`

export const createAddress = (parentId: string, typeId: string) => `${documents}/create/parent/document/${parentId}/${typeId}`
