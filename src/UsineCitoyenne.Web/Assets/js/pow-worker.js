import { solve } from './sha256.js'

self.onmessage = ({ data: { challenge, bits } }) => self.postMessage(solve(challenge, bits))
