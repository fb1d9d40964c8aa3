import { join } from 'node:path';
import { app, BrowserWindow, Menu } from 'electron';
import { systemClock } from './base/clock.ts';
import { lineLog } from './base/log.ts';
import { composeKiosk, type Kiosk } from './compose.ts';
import { announce, whyNot } from './compose/announce.ts';
import { PAGE_HEADERS } from './host/content-policy.ts';
import { pageFiles } from './host/files.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { BRIDGE, PAGES, VERSION } from './places.ts';
import { ownArguments } from './shell/electron-arguments.ts';
import { lockDown, type MayUseCamera } from './shell/electron-lockdown.ts';
import { claimAppScheme } from './shell/electron-scheme.ts';
import { openElectronShell } from './shell/electron-shell.ts';

/** The kiosk in its locked window: the product on the floor. */
const log = lineLog(
  (line) => void process.stderr.write(line),
  () => systemClock.wall(),
  process.env['LOOKGLASS_LOG'] === 'debug' ? 'debug' : 'warn',
);

/** A part that does not end in this time is left to the end of the process. */
const FAREWELL_MS = 5_000;

/** Windows are locked before there is a kiosk to ask. */
let mayUseCamera: MayUseCamera = () => false;

const openShell = (kiosk: Kiosk, relaunch: (reason: string) => void) =>
  openElectronShell({
    screens: kiosk.site().screens.map(({ id }) => id),
    pages: pageFiles(PAGES),
    media: kiosk.media,
    headers: PAGE_HEADERS,
    preload: BRIDGE,
    kiosk: true,
    clock: systemClock,
    log: log.part('shell'),
    accept: (transport, peer) =>
      kiosk.host.accept(transport, { ...peer, client: 'window', person: null, staffToken: null }),
    relaunch,
  });

const run = async (options: Options): Promise<void> => {
  const kiosk = await composeKiosk({
    ...options,
    pages: PAGES,
    version: VERSION,
    clock: systemClock,
    log,
  });
  let leaving = false;
  const leave = async (how: () => void) => {
    if (leaving) return;
    leaving = true;
    const late = setTimeout(how, FAREWELL_MS);
    await shell.close();
    await kiosk.close();
    clearTimeout(late);
    how();
  };
  const shell = openShell(kiosk, (reason) => {
    log.error('starting afresh', { reason });
    void leave(() => {
      app.relaunch();
      app.exit(0);
    });
  });
  mayUseCamera = (contents) => {
    const screen = shell.screenOf(contents);
    return screen !== null && kiosk.cameraUse.get().includes(screen);
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    void leave(() => app.exit(0));
  });
  // Windows close when the shell does; without this Electron would quit before the ledger is shut.
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus());
  process.stdout.write(announce(kiosk, VERSION, performance.now()));
};

const begin = (options: Options): void => {
  // Before the lock: it is held per folder, so that two kiosks with data of their own may run side by side.
  app.setPath('userData', join(options.data, 'window'));
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('This kiosk runs already: its window is in front now.\n');
    app.exit(0);
    return;
  }
  for (const name of ['disable-pinch', 'noerrdialogs']) app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  Menu.setApplicationMenu(null);
  claimAppScheme();
  lockDown(app, log.part('lockdown'), (contents) => mayUseCamera(contents));
  app
    .whenReady()
    .then(() => run(options))
    .catch((error: unknown) => {
      const why = whyNot(error, options.port);
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(why ?? `${stack}\n`);
      app.exit(1);
    });
};

const read = readOptions(ownArguments(process.argv, app.isPackaged));
switch (read.kind) {
  case 'help':
    process.stdout.write(USAGE);
    app.exit(0);
    break;
  case 'wrong':
    process.stderr.write(`${read.problem}\n\n${USAGE}`);
    app.exit(2);
    break;
  case 'run':
    begin(read.options);
}
