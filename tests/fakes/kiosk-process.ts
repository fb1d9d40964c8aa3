import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export type KioskProcess = {
  readonly pid: number;
  readonly process: ChildProcess;
  /** The key that opens screen and bench, from the printed addresses. */
  readonly key: string;
  readonly baseUrl: string;
  readonly screenUrl: string;
  readonly benchUrl: string;
  /** Milliseconds from spawning to the line that says it is ready. */
  readonly readyMs: number;
  /** Resident memory in bytes. */
  rss(): number;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** The built product in a process of its own, serving without a shell, on a free port. */
export const startKiosk = async (options: {
  data: string;
  site?: string;
  port?: number;
  env?: NodeJS.ProcessEnv;
  /** What is put in front of the program: it has to become it. */
  wrap?: readonly string[];
}): Promise<KioskProcess> => {
  const args = [
    join(ROOT, 'out', 'main', 'kiosk.js'),
    '--shell',
    'none',
    '--port',
    String(options.port ?? 0),
    '--data',
    options.data,
  ];
  if (options.site !== undefined) args.push('--site', options.site);
  const started = performance.now();
  const [command, ...before] = [...(options.wrap ?? []), process.execPath];
  const child = spawn(command, [...before, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  let text = '';
  let complaint = '';
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString('utf8')));
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString('utf8');
      if (/^Ready in/m.test(text)) resolve();
    });
    child.once('exit', (code) =>
      reject(new Error(`the kiosk ended with ${code} before it was ready\n${text}${complaint}`)),
    );
  });
  await ready;
  const readyMs = performance.now() - started;
  const screenUrl = /Screen\s+(\S+)/.exec(text)?.[1] ?? '';
  const benchUrl = /Bench\s+(\S+)/.exec(text)?.[1] ?? '';
  const pid = child.pid ?? 0;
  return {
    pid,
    process: child,
    key: new URL(benchUrl).searchParams.get('key') ?? '',
    baseUrl: new URL(benchUrl).origin,
    screenUrl,
    benchUrl,
    readyMs,
    rss: () =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) *
      1024,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
};
