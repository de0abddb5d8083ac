import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api'
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client'
import { tryExecute } from '@umbraco-cms/backoffice/resources'

const security = [{ scheme: 'bearer' as const, type: 'http' as const }]
const root = '/umbraco/management/api/v1/usine/'

/** Reads from our part of the API; undefined when the server did not answer, which the client has then told. */
export const read = async <T>(host: UmbControllerHost, path: string): Promise<T | undefined> => {
  const { data } = await tryExecute(host, umbHttpClient.get<T>({ url: root + path, security }))
  return data as T | undefined
}

/** Acts through our part of the API. The identifier of what was made, or an empty text; undefined when refused, which the client has then told. */
export const act = async (host: UmbControllerHost, path: string, body: object = {}): Promise<string | undefined> => {
  const { data, error } = await tryExecute(host, umbHttpClient.post<string>({ url: root + path, body, security, headers: { 'Content-Type': 'application/json' } }))
  return error ? undefined : typeof data === 'string' ? data : ''
}

/** Writes through our part of the API. False when refused, which the client has then told. */
export const put = async (host: UmbControllerHost, path: string, body: object): Promise<boolean> => {
  const { error } = await tryExecute(host, umbHttpClient.put({ url: root + path, body, security, headers: { 'Content-Type': 'application/json' } }))
  return !error
}
