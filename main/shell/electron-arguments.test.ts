import { expect, test } from 'vitest';
import { ownArguments } from './electron-arguments.ts';

test('takes what follows the app while developing', () => {
  const argv = ['electron', '--no-sandbox', '--inspect=0', '.', '--site', 'shop', '--port=0'];
  expect(ownArguments(argv, false)).toEqual(['--site', 'shop', '--port=0']);
  expect(ownArguments(['electron', '--no-sandbox'], false)).toEqual([]);
  expect(ownArguments(['electron', '.', '--wrong'], false)).toEqual(['--wrong']);
});

test("leaves Chromium's switches out once packaged", () => {
  const argv = [
    'lookglass',
    '--no-sandbox',
    '--site',
    'shop',
    '--ozone-platform=wayland',
    '--port=0',
  ];
  expect(ownArguments(argv, true)).toEqual(['--site', 'shop', '--port=0']);
  expect(ownArguments(['lookglass', '--site=shop', 'stray'], true)).toEqual(['--site=shop']);
});
