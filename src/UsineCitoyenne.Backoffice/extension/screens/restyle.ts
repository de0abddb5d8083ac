import { css, type CSSResultOrNative, type LitElement } from '@umbraco-cms/backoffice/external/lit'

/** Adds to the style of an element of the client, for all that will be made of it. */
const restyle = (tag: string, style: CSSResultOrNative) =>
  customElements.whenDefined(tag).then((element) => (element as typeof LitElement).elementStyles.push(style))

const gone = css`
  #btn-add, uui-action-bar, #group-actions, uui-button[compact] { display: none !important; }
`

/** A page on a telephone shows all its tabs, and its buttons. A type shows none of what would change it. */
export const restyleScreens = () => {
  void restyle('umb-body-layout', css`
    @media (max-width: 799px) {
      #header-slot { flex-shrink: 1; padding: 0 var(--uui-size-space-3); }
    }
  `)
  void restyle('umb-workspace-editor', css`
    @media (max-width: 799px) {
      uui-tab { --uui-tab-padding-horizontal: var(--uui-size-space-2); font-size: 0.75rem; }
    }
  `)
  void restyle('umb-footer-layout', css`
    @media (max-width: 799px) {
      #actions { margin: 0 var(--uui-size-space-2) 0 auto; gap: 0; }
    }
  `)
  for (const part of ['tab', 'group', 'properties', 'property']) void restyle(`umb-content-type-design-editor-${part}`, gone)
}
