import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { readOptions, USAGE, type Options } from '../main/options.ts';
import { electronBinary, hasDisplay } from './electron-binary.ts';
import { isFresh } from './freshness.ts';
import { places } from './places.ts';

/** `npm start`: builds what is stale, then starts the best shell this machine has. */
type Program = { command: string; args: string[] };

const kiosk = (args: readonly string[]): Program => ({
  command: process.execPath,
  args: [join(places.out, 'main', 'kiosk.js'), ...args],
});

const electron = (binary: string, args: readonly string[]): Program => ({
  command: binary,
  // Chromium refuses its sandbox to root; nobody runs a shop as root, but containers do.
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), places.root, ...args],
});

const choose = (shell: Options['shell'], args: readonly string[]): Program | string => {
  if (shell === 'browser' || shell === 'none') return kiosk(args);
  const binary = electronBinary();
  if (binary && hasDisplay()) return electron(binary, args);
  if (shell === 'auto') return kiosk(args);
  return binary
    ? 'There is no display for Electron to open its window on.'
    : "Electron's program is not on this machine. `npx install-electron` gets it; --shell browser does without.";
};

/** Hands signals on and ends as the program does. */
const follow = ({ command, args }: Program): void => {
  const child = spawn(command, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
  });
};

const hub = (args: readonly string[]): Program => ({
  command: process.execPath,
  args: [join(places.out, 'main', 'hub.js'), ...args],
});

const args = process.argv.slice(2);
const start = async (program: Program): Promise<void> => {
  // The bundler takes longer to load than the check takes: a shop that is fresh starts without it.
  if (!(await isFresh())) await (await import('./build.ts')).buildIfStale();
  follow(program);
};
const startKiosk = async (): Promise<void> => {
  const read = readOptions(args);
  if (read.kind === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const program = read.kind === 'run' ? choose(read.options.shell, args) : read.problem;
  if (typeof program !== 'string') return start(program);
  process.stderr.write(read.kind === 'wrong' ? `${program}\n\n${USAGE}` : `${program}\n`);
  process.exitCode = read.kind === 'wrong' ? 2 : 1;
};

if (args[0] === 'hub') await start(hub(args.slice(1)));
else await startKiosk();
