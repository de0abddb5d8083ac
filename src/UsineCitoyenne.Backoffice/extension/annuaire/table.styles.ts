import { css } from '@umbraco-cms/backoffice/external/lit'

export const tableStyles = css`
  :host { display: block; padding: var(--uui-size-layout-1); container-type: inline-size; }
  h1 { margin: 0 0 var(--uui-size-space-5); font-size: var(--uui-type-h3-size); line-height: 1.2; }
  .desk { display: grid; grid-template: "side form" auto "side main" 1fr / 16rem minmax(0, 1fr); gap: var(--uui-size-space-3) var(--uui-size-layout-1); align-items: start; }
  .side { grid-area: side; padding: var(--uui-size-space-5); background: var(--uui-color-surface); border: 1px solid var(--uui-color-divider); border-radius: var(--uui-border-radius); }
  .main { grid-area: main; display: grid; gap: var(--uui-size-space-3); min-inline-size: 0; }
  form { grid-area: form; display: flex; flex-wrap: wrap; gap: var(--uui-size-space-3); }
  form uui-input { flex: 1 1 16rem; }
  .toggle { display: none; }
  .chosen { display: flex; flex-wrap: wrap; gap: var(--uui-size-space-2); align-items: center; }
  .chosen uui-icon { font-size: 0.7em; }
  .count { display: flex; flex-wrap: wrap; gap: var(--uui-size-space-2) var(--uui-size-space-5); margin: var(--uui-size-space-2) 0 0; }
  .count span, .small { color: var(--uui-color-text-alt); }
  .small { margin: 0; font-size: var(--uui-type-small-size); }
  .bar { block-size: 4px; margin-block: calc(-1 * var(--uui-size-space-2)); }
  .frame { overflow-x: auto; background: var(--uui-color-surface); border: 1px solid var(--uui-color-divider); border-radius: var(--uui-border-radius); }
  .frame[aria-busy='true'] { opacity: 0.6; }
  .frame:focus-visible { outline: 2px solid var(--uui-color-focus); outline-offset: 2px; }
  uui-table { --uui-table-cell-padding: var(--uui-size-space-2) var(--uui-size-space-4); }
  uui-table-head-cell { white-space: nowrap; }
  uui-table button { padding: var(--uui-size-space-2) 0; border: 0; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
  uui-table .name { color: var(--uui-color-interactive); font-weight: 700; }
  uui-table button:hover, .name:hover { color: var(--uui-color-interactive-emphasis); text-decoration: underline; }
  uui-tag { white-space: nowrap; }
  uui-table-row { cursor: pointer; }
  uui-table-row:hover { background: var(--uui-color-surface-alt); }
  uui-table-cell { line-height: 1.35; }
  a { color: var(--uui-color-interactive); overflow-wrap: break-word; }
  a:focus-visible, uui-table button:focus-visible { outline: 2px solid var(--uui-color-focus); outline-offset: 2px; }
  .nowrap { white-space: nowrap; }
  .muted { color: var(--uui-color-text-alt); }
  .empty { text-align: center; }
  .empty h2 { margin: 0; font-size: var(--uui-type-h5-size); }
  nav { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: var(--uui-size-space-3); padding-block: var(--uui-size-space-3); }
  @container (max-width: 62rem) {
    .desk { grid-template: "form" auto "side" auto "main" auto / minmax(0, 1fr); }
    .side:not([data-open]) { display: none; }
    .toggle { display: inline-flex; }
    .wide { display: none; }
  }
`
