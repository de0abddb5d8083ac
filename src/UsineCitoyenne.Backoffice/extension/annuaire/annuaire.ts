// The section « Annuaire », loaded when it is opened and not before.
export * from './contact-modal.element.js'
export * from './contacts.element.js'
export * from './facets.element.js'
export * from './responsable-modal.element.js'
export * from './responsables.element.js'
