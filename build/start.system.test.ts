import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { places } from './places.ts';

const data = mkdtempSync(join(tmpdir(), 'lookglass-start-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const start = (...args: string[]) => {
  const child = spawn(process.execPath, [join(places.root, 'build/start.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // As on a machine without a display.
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
  });
  let said = '';
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      if (/^Ready in /m.test(said)) ready.resolve();
    });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  void ended.then(() => ready.reject(new Error(`it ended:\n${said}`)));
  ready.promise.catch(() => {});
  return { child, ended, ready: ready.promise, said: () => said };
};

test('tells its options', async () => {
  const { ended, said } = start('--help');
  expect(await ended).toBe(0);
  for (const option of ['--site', '--data', '--port', '--shell']) expect(said()).toContain(option);
});

test('refuses what it does not know, before it builds or starts anything', async () => {
  const { ended, said } = start('--sight', 'shop');
  expect(await ended).toBe(2);
  expect(said()).toContain('--sight');
  expect(said()).not.toContain('Ready');
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'serves a shop until %s, and ends well',
  async (signal) => {
    const { child, ended, ready, said } = start('--shell', 'none', '--port', '0', '--data', data);
    await ready;
    const bench = /^ *Bench +(\S+)/m.exec(said())?.[1] ?? '';
    const health = (await (await fetch(new URL('/healthz', bench))).json()) as { status: string };
    expect(health).toHaveProperty('status');
    child.kill(signal);
    expect(await ended).toBe(0);
    await expect(fetch(new URL('/healthz', bench))).rejects.toThrow('fetch failed');
  },
);
