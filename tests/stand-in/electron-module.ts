import type { Menu as ElectronMenu, Protocol } from 'electron';
import { claimScheme } from './addresses.ts';
import { app } from './app.ts';
import { startEngine } from './engine.ts';
import { session } from './session.ts';
import { WebContents } from './web-contents.ts';

/**
 * What `import … from 'electron'` gives here. A part that is missing fails as a missing export or function: the
 * stand-in pretends nothing it does not do.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export { powerSaveBlocker } from './power-save-blocker.ts';
export { screen } from './screen.ts';
export { session } from './session.ts';
export { webContents } from './web-contents.ts';

/** Schemes are claimed before the app is ready; answering for them is the default session's part. */
export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of schemes) claimScheme(scheme);
  },
  handle: (scheme, handler) => session.defaultSession.protocol.handle(scheme, handler),
  unhandle: (scheme) => session.defaultSession.protocol.unhandle(scheme),
  isProtocolHandled: (scheme) => session.defaultSession.protocol.isProtocolHandled(scheme),
} satisfies Pick<
  Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
>;

/** There is no menu bar to set. */
export const Menu = {
  setApplicationMenu: () => {},
} satisfies Pick<typeof ElectronMenu, 'setApplicationMenu'>;

/** The launcher calls this once the app's entry has run. */
export const start = async (): Promise<void> => {
  await startEngine(
    (openerId) => WebContents.byTarget(openerId)?.mayOpen() ?? false,
    () => app.engineEnded(),
  );
  app.openFloor();
  // Electron makes this one itself, and tells of it before it is ready.
  void session.defaultSession;
  app.becomeReady();
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
