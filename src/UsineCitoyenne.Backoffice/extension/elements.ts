// One file for all our elements: together they are smaller than a picture, and each file more is a request more.
export * from './landing/first-list.element.js'
export * from './territory/property-editor-ui-territory.element.js'
export * from './inherited/inherited-view.element.js'
export * from './welcome/changed-sources.element.js'
export * from './welcome/welcome-dashboard.element.js'
