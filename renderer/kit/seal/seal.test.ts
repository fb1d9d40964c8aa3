import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPlainly } from './aes-gcm.ts';
import { readKey, seal, unseal, writeKey } from './seal.ts';

const bytes = (from: number, to = from) => fc.uint8Array({ minLength: from, maxLength: to });

describe('AES-GCM without WebCrypto', () => {
  it('opens what OpenSSL has sealed', () => {
    fc.assert(
      fc.property(bytes(16), bytes(12), bytes(0, 200), (key, nonce, text) => {
        const cipher = createCipheriv('aes-128-gcm', key, nonce);
        const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
        expect(openPlainly(key, nonce, sealed)).toEqual(text);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a sealed picture', () => {
  it('is opened by its key, and by no other', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(1, 5_000), bytes(16), async (picture, other) => {
        const { sealed, key } = await seal(new Uint8Array(picture));
        expect(unseal(sealed, key)).toEqual(picture);
        expect(unseal(sealed, key.toLowerCase())).toEqual(picture);
        expect(unseal(sealed, writeKey(other))).toBeNull();
        expect(sealed).not.toContain(key);
      }),
      { numRuns: 30 },
    );
  });

  it('is not opened where a byte was changed on the way', async () => {
    const { sealed, key } = await seal(new Uint8Array(100).fill(7));
    for (const at of [0, 20, 110]) {
      const changed = Buffer.from(sealed, 'base64');
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(changed.toString('base64'), key)).toBeNull();
    }
    expect(unseal('AAAA', key)).toBeNull();
  });

  it('is sealed with a key made anew each time', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => seal(new Uint8Array(4))));
    expect(new Set(all.map(({ key }) => key)).size).toBe(50);
  });
});

it('keys survive being written and read; what is no key is refused', () => {
  fc.assert(
    fc.property(bytes(16), (key) => {
      expect(readKey(writeKey(key))).toEqual(key);
    }),
  );
  for (const text of ['', 'A', 'U'.repeat(26), '0'.repeat(27)]) expect(readKey(text)).toBeNull();
});
