import { expect, it } from 'vitest';
import { isCameraForScreen } from './camera-gate.ts';

const asked = {
  permission: 'media',
  url: 'app://lookglass/screen/index.html?screen=a',
  isMainFrame: true,
  media: ['video'],
};

it('lets a screen see while somebody said yes', () => {
  expect(isCameraForScreen(asked, true)).toBe(true);
  expect(isCameraForScreen(asked, false)).toBe(false);
});

it.each([
  ['sound', { media: ['audio'] }],
  ['sound beside pictures', { media: ['video', 'audio'] }],
  ['what is not named', { media: [] }],
  ['a frame inside', { isMainFrame: false }],
  ['another page', { url: 'https://example.com/screen/index.html' }],
  ['another host of the scheme', { url: 'app://other/screen/index.html' }],
  ['anything else', { permission: 'geolocation' }],
])('refuses %s', (_, over) => {
  expect(isCameraForScreen({ ...asked, ...over }, true)).toBe(false);
});
