import { randomFillSync } from 'node:crypto';
import { CROCKFORD } from '../../preload/contract/index.ts';

/** Asking for a few random bytes costs as much as asking for many. Each is given out once, and none is kept. */
const POOL = 2_048;
let pool = new Uint8Array(0);
let used = 0;
const fewRandomBytes = (length: number): Uint8Array => {
  if (length > POOL) return randomFillSync(new Uint8Array(length));
  if (used + length > pool.length) {
    pool = randomFillSync(new Uint8Array(POOL));
    used = 0;
  }
  const bytes = pool.slice(used, used + length);
  pool.fill(0, used, (used += length));
  return bytes;
};

/** `length` symbols of 5 random bits each. */
export const randomCode = (
  length: number,
  random: (bytes: number) => Uint8Array = fewRandomBytes,
): string => {
  let code = '';
  for (const byte of random(length)) code += CROCKFORD[byte & 31];
  return code;
};

/** What a person typed or a scanner read, as the code it stands for: case, spaces, dashes and look-alikes folded. */
export const foldCode = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[\s\-_.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('U', 'V');

/** In groups of four, for people. */
export const spaceCode = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** A 26-symbol ULID: sorts by time of making, unguessable behind it. https://github.com/ulid/spec */
export const ulid = (
  wall: number,
  random: (bytes: number) => Uint8Array = fewRandomBytes,
): string => {
  let time = '';
  for (let rest = Math.floor(wall), i = 0; i < 10; i++, rest = Math.floor(rest / 32))
    time = CROCKFORD[rest % 32] + time;
  return time + randomCode(16, random);
};
