import { systemClock } from './base/clock.ts';
import { mapped } from './base/value.ts';
import { lineLog } from './base/log.ts';
import { composeKiosk, type Kiosk } from './compose.ts';
import { addressesOf, announce, whyNot } from './compose/announce.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { PAGES, VERSION } from './places.ts';
import { findBrowser } from './shell/browser-find.ts';
import { openBrowserShell, type BrowserShell } from './shell/browser-shell.ts';

/** The kiosk without Electron: its pages in a system browser, or served alone. */
const log = lineLog(
  (line) => void process.stderr.write(line),
  systemClock.wall,
  process.env['LOOKGLASS_LOG'] === 'debug' ? 'debug' : 'warn',
);

const openShell = (kiosk: Kiosk, shell: Options['shell']): BrowserShell | null => {
  if (shell === 'none') return null;
  const hasDisplay =
    process.platform !== 'linux' ||
    Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  const browser = hasDisplay ? findBrowser() : null;
  const [screen] = addressesOf(kiosk).screens;
  if (!browser || !screen) {
    if (shell === 'browser')
      process.stderr.write(
        `${hasDisplay ? 'No Chromium, Chrome or Edge was found' : 'There is no display'}: open the screen address by hand.\n`,
      );
    return null;
  }
  return openBrowserShell({
    url: screen.url,
    camera: mapped(kiosk.cameraUse, (screens) => screens.includes(screen.id)),
    executable: browser.path,
    kiosk: true,
    onEvent: (event) => log.info('browser', { event: event.kind }),
  });
};

const run = async (options: Options): Promise<void> => {
  const kiosk = await composeKiosk({
    ...options,
    pages: PAGES,
    version: VERSION,
    clock: systemClock,
    log,
  });
  process.stdout.write(announce(kiosk, VERSION, performance.now()));
  const shell = openShell(kiosk, options.shell);
  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    await shell?.close();
    await kiosk.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void close());
};

const read = readOptions(process.argv.slice(2));
switch (read.kind) {
  case 'help':
    process.stdout.write(USAGE);
    break;
  case 'wrong':
    process.stderr.write(`${read.problem}\n\n${USAGE}`);
    process.exitCode = 2;
    break;
  case 'run':
    try {
      await run(read.options);
    } catch (error) {
      const why = whyNot(error, read.options.port);
      process.stderr.write(
        why ?? `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      process.exitCode = 1;
    }
}
