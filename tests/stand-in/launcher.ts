import { readFileSync, statSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setBoot } from './boot.ts';
import { start } from './electron-module.ts';

const MODULE = new URL('./electron-module.ts', import.meta.url).href;

/** From here on, `electron` is ours, for the app and for Playwright's `evaluate`. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: MODULE, shortCircuit: true }
      : next(specifier, context),
});

type Manifest = { name: string; version: string; main?: string };

const args = process.argv.slice(2);
const target = resolve(args.find((arg) => !arg.startsWith('--')) ?? '.');
const isFolder = statSync(target).isDirectory();
const manifest: Manifest = isFolder
  ? (JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as Manifest)
  : { name: 'app', version: '0.0.0' };
const entry = isFolder ? join(target, manifest.main ?? 'index.js') : target;

setBoot({
  args,
  appPath: isFolder ? target : dirname(target),
  name: manifest.name,
  version: manifest.version,
});
const electron = createRequire(import.meta.url)('electron/package.json') as { version: string };
Object.assign(process.versions, { electron: electron.version });
Object.assign(globalThis, { require: createRequire(pathToFileURL(entry)) });
process.argv = [process.argv[0] ?? process.execPath, ...args];

/**
 * Playwright hands a test the program's output only once it has joined, and a kiosk may be ready before that. What was
 * said is kept where the test can ask for it.
 */
const heard = globalThis as { standInSaid?: string };
heard.standInSaid = '';
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (part: string | Uint8Array, ...rest: []) => {
  heard.standInSaid += String(part);
  return write(part, ...rest);
};

await import(pathToFileURL(entry).href);
// As Electron does: `ready` comes only once the entry has run to its end.
await start();
