import type { UmbElement } from '@umbraco-cms/backoffice/element-api'
import type { LitElement } from '@umbraco-cms/backoffice/external/lit'
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client'
import { umbLocalizationRegistry } from '@umbraco-cms/backoffice/localization'
import { sayInFrench } from '../screens/words.js'

/** The preview is an application of its own, without a current user: nothing there asks for the language of who looks. */
export const preparePreview = (host: UmbElement) => {
  const preview = host as unknown as LitElement
  if (preview.localName !== 'umb-preview') return
  void umbHttpClient.get<{ languageIsoCode?: string }>({ url: '/umbraco/management/api/v1/user/current', security: [{ scheme: 'bearer', type: 'http' }] }).then(async ({ data }) => {
    const language = (data as { languageIsoCode?: string } | undefined)?.languageIsoCode
    if (language) umbLocalizationRegistry.loadLanguage(language)
    if (!language?.startsWith('fr')) return
    document.documentElement.lang = language
    await preview.updateComplete
    sayInFrench(preview.renderRoot)
  })
}
