import { umbHttpClient } from '@umbraco-cms/backoffice/http-client'
import { tryExecute } from '@umbraco-cms/backoffice/resources'
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api'

export interface WaitingDocument {
  id: string
  name: string
  updateDate: string
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
  site: { id: string; name: string; url: string } | null
  callListId: string | null
  callTypeId: string
  tutorialListId: string | null
  tutorialTypeId: string
  callsToPublish: WaitingDocument[]
  toReview: WaitingDocument[]
  changedSources: ChangedSource[]
}

/** The editor's own welcome; undefined when the server did not answer, which the client has then told. */
export const fetchWelcome = async (host: UmbControllerHost): Promise<Welcome | undefined> => {
  const request = umbHttpClient.get<Welcome>({ url: '/umbraco/management/api/v1/usine/welcome', security: [{ scheme: 'bearer', type: 'http' }] })
  const { data } = await tryExecute(host, request)
  return data as Welcome | undefined
}

const documents = '/umbraco/section/content/workspace/document'

export const editAddress = (id: string) => `${documents}/edit/${id}`

export const createAddress = (parentId: string, typeId: string) => `${documents}/create/parent/document/${parentId}/${typeId}`
