import { css, customElement, html, nothing, state } from '@umbraco-cms/backoffice/external/lit'
import { UMB_CURRENT_USER_CONTEXT } from '@umbraco-cms/backoffice/current-user'
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element'
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification'
import { put } from '../usine-api.js'

/** One's own name and language, in the profile: the client has them in the section of users only. */
@customElement('usine-own-profile')
export class UsineOwnProfileElement extends UmbLitElement {
  @state() private name?: string
  @state() private language = 'fr'
  @state() private missing = false
  private user?: typeof UMB_CURRENT_USER_CONTEXT.TYPE

  constructor() {
    super()
    this.consumeContext(UMB_CURRENT_USER_CONTEXT, (user) => {
      this.user = user
      this.observe(user?.currentUser, (current) => {
        if (!current || this.name !== undefined) return
        this.name = current.name
        this.language = current.languageIsoCode.slice(0, 2)
      })
    })
  }

  private save = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    this.name = String(form.get('name')).trim()
    this.language = String(form.get('language'))
    this.missing = !this.name
    if (this.missing || !(await put(this, 'profile', { name: this.name, languageIsoCode: this.language }))) return
    await this.user?.load()
    const notifications = await this.getContext(UMB_NOTIFICATION_CONTEXT)
    notifications?.peek('positive', { data: { message: this.localize.term('usineProfile_saved') } })
  }

  override render() {
    if (this.name === undefined) return nothing
    return html`
      <uui-box headline=${this.localize.term('usineProfile_headline')}>
        <form @submit=${this.save} novalidate>
          <label for="name">${this.localize.term('usineProfile_name')}</label>
          <input id="name" name="name" autocomplete="name" maxlength="160" .value=${this.name}
            aria-invalid=${this.missing} aria-describedby=${this.missing ? 'missing' : nothing}>
          ${this.missing ? html`<p id="missing">${this.localize.term('usineProfile_nameMissing')}</p>` : nothing}
          <label for="language">${this.localize.term('usineProfile_language')}</label>
          <select id="language" name="language">
            <option value="fr" ?selected=${this.language === 'fr'}>Français</option>
            <option value="en" ?selected=${this.language === 'en'}>English</option>
          </select>
          <uui-button type="submit" look="primary" color="positive" label=${this.localize.term('usineProfile_save')}></uui-button>
        </form>
      </uui-box>
    `
  }

  static override styles = css`
    form { display: grid; gap: var(--uui-size-space-2); justify-items: start; }
    label { font-weight: 700; }
    input, select {
      box-sizing: border-box; width: 100%; min-height: 44px; padding: 0 var(--uui-size-space-3); font: inherit; color: inherit;
      background: var(--uui-color-surface); border: 1px solid var(--uui-color-border-emphasis); border-radius: var(--uui-border-radius);
    }
    select, #missing { margin: 0 0 var(--uui-size-space-3); }
    #missing { color: var(--uui-color-danger-standalone); }
  `
}
