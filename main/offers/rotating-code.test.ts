import fc from 'fast-check';
import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { CROCKFORD } from '../../preload/contract/index.ts';
import { spaceCode } from '../base/ids.ts';
import { checkCode, claimUrl, codeFor, readCode, slotAt, untilNextSlot } from './rotating-code.ts';

/** Any UTF-16 at all, halves of surrogate pairs included. */
const anyText = (maxLength: number) =>
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength })
    .map((units) => String.fromCharCode(...units));

const key = new Uint8Array(32).fill(7);
const subject = { index: 3, screen: 'entrance', offer: 'winter' };
const slot = slotAt(1_767_225_600_000);
const verdict = (code: string, now = slot, of = subject, by = key) => {
  const read = readCode(code);
  return read ? checkCode(by, of, read, now).kind : 'malformed';
};

describe('the rotating code', () => {
  it('is good for its slot and one on either side, then known as expired for ten minutes', () => {
    const code = codeFor(key, subject, slot);
    expect([-1, 0, 1].map((by) => verdict(code, slot + by))).toEqual(['good', 'good', 'good']);
    for (const later of [2, 3, 15, 30]) expect(verdict(code, slot + later)).toBe('expired');
    expect(verdict(code, slot + 32)).toBe('unknown');
    expect(verdict(code, slot - 2)).toBe('unknown');
  });

  it('is eight symbols and means the same however it is typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 31 }), fc.nat(1e9), (index, slot) => {
        const mine = { ...subject, index };
        const code = codeFor(key, mine, slot);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
        expect(readCode(code)?.index).toBe(index);
        expect(verdict(spaceCode(code).toLowerCase(), slot, mine)).toBe('good');
      }),
    );
  });

  it('belongs to one screen, one offer and one key', () => {
    const code = codeFor(key, subject, slot);
    expect(verdict(code, slot, { ...subject, offer: 'spring' })).toBe('unknown');
    expect(verdict(code, slot, { ...subject, screen: 'hall' })).toBe('unknown');
    expect(verdict(code, slot, subject, new Uint8Array(32).fill(8))).toBe('unknown');
    // Neither name may reach into the other's place.
    const glued = { index: 3, screen: 'entrance","winter', offer: '' };
    expect(codeFor(key, glued, slot)).not.toBe(code);
  });

  it('is not good with any single symbol changed', () => {
    const code = codeFor(key, subject, slot);
    for (let i = 1; i < code.length; i++) {
      for (const other of CROCKFORD.replace(code.charAt(i), '')) {
        const changed = code.slice(0, i) + other + code.slice(i + 1);
        expect(verdict(changed)).toBe('unknown');
      }
    }
  });

  it('never throws, whatever is scanned', () => {
    fc.assert(
      fc.property(anyText(20), (text) => {
        expect(['malformed', 'unknown']).toContain(verdict(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('turns over on the slot, never after zero milliseconds', () => {
    expect(untilNextSlot(20_000)).toBe(20_000);
    expect(untilNextSlot(39_999)).toBe(1);
  });

  it('fits 25 modules as an address in capitals', () => {
    const code = codeFor(key, subject, slot);
    const usual = claimUrl('http://192.168.1.20:8080/', code);
    expect(usual).toBe(`HTTP://192.168.1.20:8080/C/${code}`);
    expect(QRCode.create(usual, { errorCorrectionLevel: 'M' }).modules.size).toBe(25);
    const longest = claimUrl('http://192.168.100.200:65535', code);
    expect(longest).toHaveLength(39);
    expect(QRCode.create(longest, { errorCorrectionLevel: 'L' }).modules.size).toBe(25);
  });
});
