import { expect, it } from 'vitest';
import { keyRing, signerFrom } from './signing.ts';
import { passIn, readTillPass, TILL_PASS_MS, tillToken, writeTillPass } from './till-pass.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const kiosk = signerFrom(new Uint8Array(32).fill(1));
const stranger = signerFrom(new Uint8Array(32).fill(2));
const ring = keyRing(() => [{ name: 'hebai/lakeside/front', publicKey: kiosk.publicKey }]);
const until = NOON + TILL_PASS_MS;
const pass = writeTillPass({ by: 'staff-7K4M', until }, kiosk);

it('says whose till it is by the key it is signed with', () => {
  expect(readTillPass(pass, ring, NOON)).toMatchObject({
    pass: { by: 'staff-7K4M', until },
    node: { name: 'hebai/lakeside/front' },
  });
  expect(passIn(tillToken(pass))).toBe(pass);
  expect(passIn('lakeside~token')).toBeNull();
});

it('is good for as long as it says, and for no longer than any may', () => {
  expect(readTillPass(pass, ring, until - 1_000)).not.toBeNull();
  expect(readTillPass(pass, ring, until)).toBeNull();
  const endless = writeTillPass({ by: 'staff-7K4M', until: NOON + 9 * TILL_PASS_MS }, kiosk);
  expect(readTillPass(endless, ring, NOON)).toBeNull();
});

it('is nothing from a stranger, cut, or changed in any place', () => {
  expect(readTillPass(writeTillPass({ by: 'x', until }, stranger), ring, NOON)).toBeNull();
  // The last symbol has bits to spare: another may spell the same bytes.
  for (let at = 0; at < pass.length - 1; at++) {
    const other = pass[at] === 'A' ? 'B' : 'A';
    const changed = pass.slice(0, at) + other + pass.slice(at + 1);
    expect(readTillPass(changed, ring, NOON), `place ${at}`).toBeNull();
    expect(readTillPass(pass.slice(0, at), ring, NOON)).toBeNull();
  }
});
