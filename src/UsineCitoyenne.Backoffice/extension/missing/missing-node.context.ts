import { UmbControllerBase } from '@umbraco-cms/backoffice/class-api'
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api'
import { UmbLocalizationController } from '@umbraco-cms/backoffice/localization-api'
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification'
import { UMB_ENTITY_DETAIL_WORKSPACE_CONTEXT } from '@umbraco-cms/backoffice/workspace'

type Workspace = typeof UMB_ENTITY_DETAIL_WORKSPACE_CONTEXT.TYPE

/** The client leaves the pane blank when a page or media item is not there, or not for this editor: says so, and goes home. */
export class UsineMissingNodeContext extends UmbControllerBase {
  private readonly localize = new UmbLocalizationController(this)

  constructor(host: UmbControllerHost) {
    super(host)
    this.consumeContext(UMB_ENTITY_DETAIL_WORKSPACE_CONTEXT, (workspace) => {
      if (workspace) this.observe(workspace.loading.isOn, () => void this.check(workspace))
    })
  }

  private async check(workspace: Workspace) {
    // A load that begins clears what was there, and only then says that it loads.
    await Promise.resolve()
    if (workspace.loading.getIsOn() || workspace.getIsNew() || !workspace.getUnique() || workspace.getData()) return
    const notifications = await this.getContext(UMB_NOTIFICATION_CONTEXT)
    const [title, text] = workspace.forbidden.getIsOn()
      ? ['routing_routeForbiddenTitle', 'routing_routeForbiddenDescription']
      : ['routing_routeNotFoundTitle', 'routing_routeNotFoundDescription']
    notifications?.stay('warning', { data: { headline: this.localize.term(title), message: this.localize.term(text) } })
    history.replaceState({}, '', `/umbraco/section/${workspace.getEntityType() === 'media' ? 'media' : 'content'}`)
  }
}

