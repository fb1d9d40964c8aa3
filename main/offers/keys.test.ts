import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentLog } from '../base/log.ts';
import { openOfferKeys } from './keys.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-keys-'));
  path = join(folder, 'data', 'offers.key');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('makes a secret once, for this user alone, and a key for each purpose', () => {
  const first = openOfferKeys(path, silentLog);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(openOfferKeys(path, silentLog)).toEqual(first);
  expect(Buffer.from(first.code)).not.toEqual(Buffer.from(first.pass));
  const secret = readFileSync(path, 'utf8');
  for (const key of [first.code, first.pass])
    expect(secret).not.toContain(Buffer.from(key).toString('base64url'));
});

it('sets a broken file aside and goes on with a new secret', () => {
  const first = openOfferKeys(path, silentLog);
  for (const broken of ['', '{}', '{"secret":"short","epoch":"x"}', '\0\0']) {
    writeFileSync(path, broken);
    const next = openOfferKeys(path, silentLog);
    expect(next.epoch).not.toBe(first.epoch);
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(broken);
  }
  expect(readdirSync(join(folder, 'data')).sort()).toEqual(['offers.key', 'offers.key.unreadable']);
});
