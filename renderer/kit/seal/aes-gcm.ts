/**
 * Opens AES-128-GCM (NIST SP 800-38D) without WebCrypto, which browsers give to pages over https alone: a phone in
 * the shop's network comes over http. Only ever given bytes that the phone's owner may read, on the owner's phone.
 */

const double = (x: number): number => ((x << 1) ^ (x & 0x80 ? 0x11b : 0)) & 0xff;

const sbox = ((): Uint8Array => {
  const box = new Uint8Array(256);
  let [p, q] = [1, 1];
  do {
    p = (p ^ double(p)) & 0xff;
    // q walks the inverses: divided by 3 where p is multiplied by it.
    q ^= q << 1;
    q ^= q << 2;
    q ^= q << 4;
    q &= 0xff;
    if (q & 0x80) q ^= 0x09;
    box[p] =
      0x63 ^
      q ^
      (((q << 1) | (q >> 7)) & 0xff) ^
      (((q << 2) | (q >> 6)) & 0xff) ^
      (((q << 3) | (q >> 5)) & 0xff) ^
      (((q << 4) | (q >> 4)) & 0xff);
  } while (p !== 1);
  box[0] = 0x63;
  return box;
})();

const ROUNDS = 10;

const expand = (key: Uint8Array): Uint8Array => {
  const keys = new Uint8Array(16 * (ROUNDS + 1));
  keys.set(key);
  let rcon = 1;
  for (let i = 16; i < keys.length; i += 4) {
    let word = [...keys.subarray(i - 4, i)];
    if (i % 16 === 0) {
      word = [...word.slice(1), ...word.slice(0, 1)].map((byte) => sbox[byte] ?? 0);
      word[0] = (word[0] ?? 0) ^ rcon;
      rcon = double(rcon);
    }
    for (let j = 0; j < 4; j++) keys[i + j] = (keys[i - 16 + j] ?? 0) ^ (word[j] ?? 0);
  }
  return keys;
};

const encryptBlock = (keys: Uint8Array, block: Uint8Array, out: Uint8Array): void => {
  const state = new Uint8Array(16);
  const next = new Uint8Array(16);
  for (let i = 0; i < 16; i++) state[i] = (block[i] ?? 0) ^ (keys[i] ?? 0);
  for (let round = 1; round <= ROUNDS; round++) {
    for (let i = 0; i < 16; i++) next[i] = sbox[state[(i + 4 * (i % 4)) % 16] ?? 0] ?? 0;
    for (let column = 0; column < 16; column += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = next.subarray(column, column + 4);
      const all = a ^ b ^ c ^ d;
      if (round < ROUNDS) {
        next[column] = a ^ all ^ double(a ^ b);
        next[column + 1] = b ^ all ^ double(b ^ c);
        next[column + 2] = c ^ all ^ double(c ^ d);
        next[column + 3] = d ^ all ^ double(d ^ a);
      }
    }
    for (let i = 0; i < 16; i++) state[i] = (next[i] ?? 0) ^ (keys[round * 16 + i] ?? 0);
  }
  out.set(state);
};

/** Products with H of each value of each byte of a block: GHASH then takes sixteen look-ups a block. */
const tableOf = (h: Uint8Array): Uint32Array => {
  const table = new Uint32Array(16 * 256 * 4);
  const words = new DataView(h.buffer, h.byteOffset);
  let v = [0, 4, 8, 12].map((at) => words.getUint32(at));
  for (let bit = 0; bit < 128; bit++) {
    const [byte, mask] = [bit >> 3, 0x80 >> (bit & 7)];
    for (let value = mask; value < 256; value++) {
      if (!(value & mask)) continue;
      const at = (byte * 256 + value) * 4;
      for (let w = 0; w < 4; w++) table[at + w] = (table[at + w] ?? 0) ^ (v[w] ?? 0);
    }
    const [a = 0, b = 0, c = 0, d = 0] = v;
    v = [
      ((a >>> 1) ^ (d & 1 ? 0xe1000000 : 0)) >>> 0,
      ((b >>> 1) | (a << 31)) >>> 0,
      ((c >>> 1) | (b << 31)) >>> 0,
      ((d >>> 1) | (c << 31)) >>> 0,
    ];
  }
  return table;
};

const ghash = (h: Uint8Array, text: Uint8Array): Uint8Array => {
  const table = tableOf(h);
  const lengths = new Uint8Array(16);
  new DataView(lengths.buffer).setBigUint64(8, BigInt(text.length) * 8n);
  const y = new Uint8Array(16);
  const words = new DataView(y.buffer);
  const take = (source: Uint8Array, from: number) => {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < 16; i++) {
      const at = (i * 256 + ((y[i] ?? 0) ^ (source[from + i] ?? 0))) * 4;
      a ^= table[at] ?? 0;
      b ^= table[at + 1] ?? 0;
      c ^= table[at + 2] ?? 0;
      d ^= table[at + 3] ?? 0;
    }
    [a, b, c, d].forEach((word, i) => words.setUint32(i * 4, word >>> 0));
  };
  for (let from = 0; from < text.length; from += 16) take(text, from);
  take(lengths, 0);
  return y;
};

export const TAG = 16;
export const NONCE = 12;

/** Null where key, nonce, text and tag do not belong together. */
export const openPlainly = (
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | null => {
  const keys = expand(key);
  const text = sealed.subarray(0, sealed.length - TAG);
  const block = new Uint8Array(16);
  const stream = new Uint8Array(16);
  encryptBlock(keys, block, stream);
  const tag = ghash(stream.slice(), text);
  block.set(nonce);
  const counter = new DataView(block.buffer);
  counter.setUint32(NONCE, 1);
  encryptBlock(keys, block, stream);
  let wrong = 0;
  for (let i = 0; i < TAG; i++)
    wrong |= (tag[i] ?? 0) ^ (stream[i] ?? 0) ^ (sealed[text.length + i] ?? 0);
  if (wrong !== 0) return null;
  const opened = new Uint8Array(text.length);
  for (let from = 0, count = 2; from < text.length; from += 16, count++) {
    counter.setUint32(NONCE, count);
    encryptBlock(keys, block, stream);
    for (let i = 0; i < 16 && from + i < text.length; i++)
      opened[from + i] = (text[from + i] ?? 0) ^ (stream[i] ?? 0);
  }
  return opened;
};
