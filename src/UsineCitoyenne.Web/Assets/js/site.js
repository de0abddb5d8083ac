// Every page works without this file; it only makes some gestures quicker.
import { enhanceComboboxes } from './combobox.js'
import { focusErrors } from './errors.js'
import { enhanceFacets } from './facets.js'
import { enhanceSharing } from './share.js'
import { guardSubmits } from './submit.js'

enhanceComboboxes()
enhanceFacets()
enhanceSharing()
guardSubmits()
focusErrors()
