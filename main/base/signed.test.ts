import { expect, it } from 'vitest';
import { readSigned, writeSigned } from './signed.ts';

const key = new Uint8Array(32).fill(1);

it('reads what it wrote, for the same purpose and key alone', () => {
  const text = writeSigned(key, 'session', { node: 'a' });
  expect(readSigned(key, 'session', text)).toEqual({ node: 'a' });
  expect(readSigned(key, 'pass', text)).toBeUndefined();
  expect(readSigned(new Uint8Array(32).fill(2), 'session', text)).toBeUndefined();
});

it('takes nothing that was changed in any place, cut or added to', () => {
  const text = writeSigned(key, 'session', { node: 'a', until: 1 });
  for (let i = 0; i < text.length - 1; i++) {
    const other = text[i] === 'A' ? 'B' : 'A';
    expect(
      readSigned(key, 'session', text.slice(0, i) + other + text.slice(i + 1)),
    ).toBeUndefined();
    expect(readSigned(key, 'session', text.slice(0, i))).toBeUndefined();
  }
  expect(readSigned(key, 'session', `${text}.AAAA`)).toBeUndefined();
  expect(readSigned(key, 'session', '')).toBeUndefined();
});
