// Every page works without this file; it only makes some gestures quicker.
import { enhanceComboboxes } from './combobox.js'
import { enhanceContacts } from './contacts.js'
import { focusErrors } from './errors.js'
import { enhanceFacets } from './facets.js'
import { keepLive } from './live.js'
import { enhanceMenus } from './menus.js'
import { keepOutbox } from './outbox.js'
import { enhancePlayers } from './player.js'
import { forgetPosts } from './posted.js'
import { enhancePrinting } from './print.js'
import { enhanceRows } from './rows.js'
import { enhanceSharing } from './share.js'
import { guardSubmits } from './submit.js'

// What only serves browsers without this file.
for (const element of document.querySelectorAll('[data-nojs]')) element.remove()
enhanceComboboxes()
enhanceContacts()
enhanceFacets()
keepLive()
enhanceMenus()
enhancePlayers()
enhancePrinting()
enhanceRows()
keepOutbox()
enhanceSharing()
guardSubmits()
focusErrors()
forgetPosts()
