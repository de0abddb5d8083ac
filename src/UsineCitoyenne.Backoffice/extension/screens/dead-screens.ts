import type { UmbBackofficeExtensionRegistry } from '@umbraco-cms/backoffice/extension-registry'

/** Screens of the client whose part of the server is not there: each comes back by leaving this list, once it works. */
const absent = [
  'Umb.Dashboard.ExamineManagement',
  'Umb.Dashboard.HealthCheck',
  'Umb.Dashboard.ModelsBuilder',
  'Umb.Dashboard.Profiling',
  'Umb.Dashboard.PublishedStatus',
  'Umb.Dashboard.Telemetry',
  'Umb.MenuItem.Extensions',
  'Umb.MenuItem.LogViewer',
  'Umb.MenuItem.PartialView',
  'Umb.MenuItem.Relations',
  'Umb.MenuItem.Script',
  'Umb.MenuItem.Stylesheets',
  'Umb.MenuItem.Templates',
  'Umb.MenuItem.Webhook',
  'Umb.SectionSidebarMenu.AdvancedSettings',
  'Umb.SectionSidebarMenu.Templating',
  'Umb.Section.Packages',
]

/** What speaks of Umbraco's makers, in English, on their own sites. */
const elsewhere = ['Umb.Dashboard.SettingsWelcome', 'Umb.Dashboard.UmbracoNews', 'Umb.HeaderApp.Help']

/** A number that nobody typed is no number: « 0 mètre », where the help says to leave it empty. */
const presets = ['Umb.PropertyValuePreset.Integer', 'Umb.PropertyValuePreset.Decimal']

export const leaveOut = (registry: UmbBackofficeExtensionRegistry) => [...absent, ...elsewhere, ...presets].forEach((alias) => registry.exclude(alias))
