import { expect, it } from 'vitest';
import { routeOfRequest } from './request.ts';

const HERE = 'https://shop.example';
const ask = (path: string, mode: RequestMode = 'cors', method = 'GET', page = '/phone') =>
  routeOfRequest({ url: new URL(path, HERE).href, mode, method }, page, HERE);

it('answers the wallet’s page and its parts, and nothing that could be out of date', () => {
  expect(ask('/phone', 'navigate')).toBe('page');
  expect(ask('/phone?coupon=01J', 'navigate')).toBe('page');
  expect(ask('/assets/phone-3f2a.js')).toBe('part');
  expect(ask('/C/7K4M9QX2', 'navigate')).toBe('page');
  expect(ask('/C/7K4M9QX2')).toBe('network');
  expect(ask('/T/7K4M9QX2', 'navigate')).toBe('network');
  expect(ask('/staff', 'navigate')).toBe('network');
  expect(ask('/api/offers/wallet')).toBe('network');
  expect(ask('/api/offers/claim', 'cors', 'POST')).toBe('network');
  expect(ask('/media/coat.webp')).toBe('network');
  expect(ask('https://elsewhere.example/assets/x.js')).toBe('network');
});

it('answers the till’s page at whichever store’s address, and not the wallet’s', () => {
  const till = (path: string) => ask(path, 'navigate', 'GET', '/staff');
  expect(till('/staff/')).toBe('page');
  expect(till('/staff?site=lakeside#recent')).toBe('page');
  expect(till('/phone')).toBe('network');
  expect(till('/C/7K4M9QX2')).toBe('network');
  expect(till('/staff/elsewhere')).toBe('network');
});
