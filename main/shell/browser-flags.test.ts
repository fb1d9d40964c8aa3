import { expect, test } from 'vitest';
import { browserFlags } from './browser-flags.ts';

test('keeps the sandbox for everybody but root', () => {
  expect(browserFlags('/p', { kiosk: true }, false)).not.toContain('--no-sandbox');
  expect(browserFlags('/p', { kiosk: true }, true)).toContain('--no-sandbox');
});

test('opens no port, and names no address another user could read', () => {
  const flags = browserFlags(
    '/p',
    { kiosk: true, windowSize: { width: 1080, height: 1920 } },
    false,
  );
  expect(flags).toContain('--remote-debugging-pipe');
  expect(flags.filter((flag) => /remote-debugging-port|^https?:/.test(flag))).toEqual([]);
  expect(flags).toContain('--window-size=1080,1920');
  expect(flags.at(-1)).toMatch(/^data:/);
});
