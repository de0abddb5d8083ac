// SHA-256, synchronous: the browser's own is asynchronous, far too slow for hundreds of thousands of short messages.
const K = new Uint32Array(64)
const INITIAL = new Uint32Array(8)
const fraction = x => ((x - Math.floor(x)) * 0x100000000) | 0
for (let n = 2, i = 0; i < 64; n++) {
  let prime = true
  for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break }
  if (!prime) continue
  if (i < 8) INITIAL[i] = fraction(Math.sqrt(n))
  K[i++] = fraction(Math.cbrt(n))
}
const W = new Int32Array(64)

function compress(state, bytes, offset) {
  for (let i = 0; i < 16; i++, offset += 4) {
    W[i] = (bytes[offset] << 24) | (bytes[offset + 1] << 16) | (bytes[offset + 2] << 8) | bytes[offset + 3]
  }
  for (let i = 16; i < 64; i++) {
    const x = W[i - 15], y = W[i - 2]
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0
  }
  let a = state[0] | 0, b = state[1] | 0, c = state[2] | 0, d = state[3] | 0
  let e = state[4] | 0, f = state[5] | 0, g = state[6] | 0, h = state[7] | 0
  for (let i = 0; i < 64; i++) {
    const S1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + S1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0
    const S0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (S0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d
  state[4] += e; state[5] += f; state[6] += g; state[7] += h
}

function leadingZeroBits(words) {
  let bits = 0
  for (const word of words) {
    const zeros = Math.clz32(word)
    bits += zeros
    if (zeros < 32) break
  }
  return bits
}

/**
 * The first nonce (a decimal string) such that SHA-256(challenge + ":" + nonce) starts with `bits` zero bits.
 * What does not change from one try to the next is prepared once: the whole blocks of the prefix, the buffer.
 */
export function solve(challenge, bits) {
  const prefix = new TextEncoder().encode(`${challenge}:`)
  const whole = prefix.length >> 6 << 6
  const midstate = INITIAL.slice()
  for (let offset = 0; offset < whole; offset += 64) compress(midstate, prefix, offset)

  const start = prefix.length - whole
  const block = new Uint8Array(128)
  block.set(prefix.subarray(whole))
  const view = new DataView(block.buffer)
  const state = new Uint32Array(8)

  for (let n = 0; ; n++) {
    const nonce = String(n)
    let end = start
    for (let i = 0; i < nonce.length; i++) block[end++] = nonce.charCodeAt(i)
    const size = end + 9 <= 64 ? 64 : 128
    block[end] = 0x80
    block.fill(0, end + 1, size)
    view.setUint32(size - 4, (whole + end) * 8)
    state.set(midstate)
    compress(state, block, 0)
    if (size === 128) compress(state, block, 64)
    if (leadingZeroBits(state) >= bits) return nonce
  }
}
