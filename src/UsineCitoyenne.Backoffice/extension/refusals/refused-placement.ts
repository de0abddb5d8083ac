import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api'
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client'
import { umbPeekError } from '@umbraco-cms/backoffice/notification'

const placement = /\/document\/[0-9a-f-]+\/(?:move|copy)$/

/** Of moves and copies that are refused, the client 17.1 says nothing: the window closes and all stays as it was. Here the reason is told. */
export const tellRefusedPlacements = (host: UmbControllerHost): void => {
  umbHttpClient.interceptors.response.use(async (response: Response, request: Request) => {
    if (response.status >= 400 && response.status !== 401 && placement.test(new URL(request.url).pathname)) {
      const problem = (await response.clone().json().catch(() => ({}))) as { title?: string }
      if (problem.title) await umbPeekError(host, { message: problem.title })
    }
    return response
  })
}
