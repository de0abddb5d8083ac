import type { UmbPropertyEditorConfig } from '@umbraco-cms/backoffice/property-editor'
import type { UmbPropertyValuePreset } from '@umbraco-cms/backoffice/property'

/** A list whose data type names a `default` begins with it: « Ouvert » for a call that one is writing. */
export class UsineDefaultChoicePreset implements UmbPropertyValuePreset<string[] | undefined, UmbPropertyEditorConfig> {
  async processValue(value: string[] | undefined, config: UmbPropertyEditorConfig) {
    const choice = config.find(({ alias }) => alias === 'default')?.value
    return value ?? (typeof choice === 'string' ? [choice] : undefined)
  }

  destroy() {}
}
