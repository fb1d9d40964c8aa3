import { spawn, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { places } from './places.ts';

/** Programs that say `#!/usr/bin/env node` shall find the pinned one. */
export const pinnedEnv = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [places.bin, process.env['PATH'] ?? ''].join(delimiter),
});

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs to the end and gives the exit code; ended by a signal, what a shell would report. */
export const run = (
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: places.root,
      env: pinnedEnv(),
      stdio: 'inherit',
      ...options,
    });
    // Whoever stops us means what we have started.
    const passOn = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of STOPS) process.on(signal, passOn);
    const done = (code: number) => {
      for (const signal of STOPS) process.off(signal, passOn);
      resolve(code);
    };
    child.once('error', () => done(127));
    child.once('exit', (code, signal) =>
      done(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  });

/** The same, with what it printed. */
export const runQuietly = async (
  command: string,
  args: readonly string[],
): Promise<{ code: number; output: string }> => {
  const child = spawn(command, args, {
    cwd: places.root,
    env: pinnedEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (output += part));
  const code = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.once('close', (ended) => resolve(ended ?? 1));
  });
  return { code, output };
};
