import { UMB_CURRENT_USER_CONTEXT } from '@umbraco-cms/backoffice/current-user'
import { customElement } from '@umbraco-cms/backoffice/external/lit'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'

/** Opens the library in the folder that its editor starts from: what is sent at the root goes there, and would not be seen. */
@customElement('usine-own-folder')
export class UsineOwnFolderElement extends UmbLitElement {
  constructor() {
    super()
    this.consumeContext(UMB_CURRENT_USER_CONTEXT, (user) => {
      const [folder] = user?.getMediaStartNodeUniques() ?? []
      if (folder) history.replaceState({}, '', `/umbraco/section/media/workspace/media/edit/${folder.unique}`)
    })
  }
}
