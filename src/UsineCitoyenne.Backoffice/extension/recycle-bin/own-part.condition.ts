import { UMB_CURRENT_USER_CONTEXT } from '@umbraco-cms/backoffice/current-user'
import type { UmbConditionConfigBase, UmbConditionControllerArguments } from '@umbraco-cms/backoffice/extension-api'
import { UmbConditionBase } from '@umbraco-cms/backoffice/extension-registry'
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api'

type Config = UmbConditionConfigBase<'Usine.Condition.OwnPart'> & { of: 'document' | 'media' }

/**
 * For who has a start node. The client shows its recycle bins to those who have the whole tree, since Umbraco's are not
 * divided; this server's are: each sees there what was thrown away below their start node.
 */
export class UsineOwnPartCondition extends UmbConditionBase<Config> {
  constructor(host: UmbControllerHost, args: UmbConditionControllerArguments<Config>) {
    super(host, args)
    this.consumeContext(UMB_CURRENT_USER_CONTEXT, (user) => {
      this.observe(args.config.of === 'media' ? user?.hasMediaRootAccess : user?.hasDocumentRootAccess, (whole) => {
        this.permitted = whole === false
      })
    })
  }
}

