import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';

/** A small app that touches each part of Electron the stand-in plays. */
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

protocol.registerSchemesAsPrivileged([
  { scheme: 'sample', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const record: string[] = [];
Object.assign(globalThis, { record });
app.on('render-process-gone', (_event, _contents, { reason }) => record.push(`gone ${reason}`));

ipcMain.handle('echo', (_event, value: unknown) => value);
ipcMain.handle('origin', ({ senderFrame }) => senderFrame?.origin);
ipcMain.handle('fail', () => {
  throw new RangeError('out of stock');
});
ipcMain.on('shout', (event, word: string) => event.sender.send('shouted', word.toUpperCase()));

// Not awaited at the top: Electron is ready only once this file has run.
void app.whenReady().then(() => {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === 'geolocation'),
  );
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'geolocation',
  );
  protocol.handle('sample', (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/data') return Response.json({ method: request.method });
    return new Response(readFileSync(here('page.html')), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'self'; script-src 'self'",
      },
    });
  });

  const window = new BrowserWindow({
    width: 1080,
    height: 1920,
    kiosk: true,
    webPreferences: { preload: here('preload.cjs'), sandbox: true, contextIsolation: true },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(({ url }) => {
    record.push(`open ${url}`);
    return { action: 'deny' };
  });
  webContents.on('will-frame-navigate', (event) => {
    record.push(`navigate ${event.url}`);
    event.preventDefault();
  });
  webContents.on('render-process-gone', () => webContents.reload());
  void window.loadURL('sample://host/page.html');
});
