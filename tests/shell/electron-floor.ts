import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { systemClock, type Clock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { PAGE_HEADERS } from '../../main/host/content-policy.ts';
import { pageFiles } from '../../main/host/files.ts';
import { lockDown } from '../../main/shell/electron-lockdown.ts';
import { claimAppScheme } from '../../main/shell/electron-scheme.ts';
import { openElectronShell } from '../../main/shell/electron-shell.ts';

/** The Electron shell around a host that answers every message with itself, and writes down what happens. */
const [preload = ''] = process.argv.slice(-1);
const record: string[] = [];
Object.assign(globalThis, { record });

/** Waits of ten seconds take one: what is shown is what happens after them. */
const hurried: Clock = {
  ...systemClock,
  after: (ms, run) => systemClock.after(ms / 10, run),
  every: (ms, run) => systemClock.every(ms / 10, run),
};

claimAppScheme();
lockDown(app, {
  ...silentLog,
  warn: (message, fields) => record.push(`${message} ${Object.values(fields ?? {}).join(' ')}`),
});
void app.whenReady().then(() =>
  openElectronShell({
    screens: ['mirror-1'],
    pages: pageFiles(fileURLToPath(new URL('pages', import.meta.url))),
    headers: PAGE_HEADERS,
    media: ({ url }) => new Response(`media ${new URL(url).pathname}`),
    preload,
    kiosk: true,
    clock: hurried,
    log: { ...silentLog, error: (message) => record.push(message) },
    relaunch: (reason) => record.push(`relaunch ${reason}`),
    accept(transport, { screen }) {
      record.push(`open ${screen}`);
      transport.listen(
        (message) => transport.send({ heard: message }),
        () => record.push('closed'),
      );
    },
  }),
);
