import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { hubFolder, startHub } from '../fakes/hub-process.ts';

const EXAMPLE = join(import.meta.dirname, '..', '..', 'build', 'hub', 'nginx.conf');
/** Longer than Node keeps an idle connection by itself, with what it adds to that. */
const A_WHILE_MS = 7_000;
const AT_ONCE = 16;

/** The example's upstream connections, in milliseconds. */
const keptByProxy = (): number => {
  const upstream = /upstream hub \{([^}]*)\}/.exec(readFileSync(EXAMPLE, 'utf8'))?.[1] ?? '';
  const kept = /keepalive_timeout (\d+)s;/.exec(upstream)?.[1];
  // What nginx does where it is not said.
  return Number(kept ?? 60) * 1_000;
};

it('keeps the connections of a proxy for longer than that does: none is asked on that the hub has closed', async () => {
  const files = hubFolder();
  const hub = await startHub(files);
  /** As a proxy has them: kept, and used again as they are. */
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE, timeout: 0 });
  const ask = () =>
    new Promise<{ status: number; again: boolean; kept: string }>((resolve, reject) => {
      const url = `${hub.baseUrl}/livez`;
      // What Node's own agent takes from the answer's hint is not what a proxy does.
      const asked = request(url, { agent, headers: { connection: 'keep-alive' } }, (answer) => {
        answer.resume();
        const kept = String(answer.headers['keep-alive'] ?? '');
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, again: asked.reusedSocket, kept }),
        );
      });
      asked.once('error', reject);
      asked.end();
    });
  const all = () => Promise.all(Array.from({ length: AT_ONCE }, ask));
  try {
    const [first] = await all();
    await delay(A_WHILE_MS);
    const later = await all();
    expect(later.map(({ status }) => status)).toEqual(Array.from({ length: AT_ONCE }, () => 200));
    expect(later.every(({ again }) => again)).toBe(true);
    const kept = Number(/timeout=(\d+)/.exec(first?.kept ?? '')?.[1]) * 1_000;
    expect(kept).toBeGreaterThan(keptByProxy() + 5_000);
  } finally {
    agent.destroy();
    await hub.stop();
    files.remove();
  }
});
