import { expect, test } from 'vitest';
import { APP_ORIGIN, isScreenAddress, originOf, screenAddress } from './app-address.ts';

test('addresses a screen by its id, whatever is in it', () => {
  expect(screenAddress(APP_ORIGIN, 'mirror 1&x')).toBe(
    'app://lookglass/screen/index.html?screen=mirror%201%26x',
  );
  expect(isScreenAddress(screenAddress(APP_ORIGIN, 'a'))).toBe(true);
});

test.each([
  'app://lookglass.example/screen/index.html',
  'app://lookglass@example.com/screen/index.html',
  'app://lookglass/staff/index.html',
  'app://lookglass/screen/index.html/../../staff/index.html',
  'https://lookglass/screen/index.html',
  'file:///screen/index.html',
  'javascript:alert(1)',
  '',
])('takes %j for no screen', (address) => {
  expect(isScreenAddress(address)).toBe(false);
});

test('names origins as Electron does', () => {
  expect(originOf('app://lookglass/x?y#z')).toBe('app://lookglass');
  expect(originOf('http://127.0.0.1:8737/x')).toBe('http://127.0.0.1:8737');
  expect(originOf('nonsense')).toBeNull();
});
