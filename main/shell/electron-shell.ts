import { app, ipcMain, powerSaveBlocker, screen, session, type WebContents } from 'electron';
import type { Clock } from '../base/clock.ts';
import { disposal } from '../base/disposal.ts';
import type { Log } from '../base/log.ts';
import { APP_ORIGIN, screenAddress } from './app-address.ts';
import { displayOf, followDisplay } from './electron-displays.ts';
import { openElectronLink, type AcceptScreen } from './electron-link.ts';
import { keepLoaded, watchGraphics } from './electron-recovery.ts';
import { serveAppScheme, type AppContent } from './electron-scheme.ts';
import { openWindow } from './electron-window.ts';

export type ElectronShell = AppContent & {
  /** Ids of the site's screens, one window each, in the order of the displays; a screen without one is left out. */
  screens: readonly string[];
  preload: string;
  kiosk: boolean;
  accept: AcceptScreen;
  clock: Clock;
  log: Log;
  /** Starts the whole program afresh; may be asked for more than once. */
  relaunch: (reason: string) => void;
};

/** Shows the site's screens on this machine's displays. The app has to be ready; the disposer closes all. */
export const openElectronShell = (
  shell: ElectronShell,
): { screenOf(contents: WebContents): string | null; close(): Promise<void> } => {
  const { clock, log, relaunch } = shell;
  const kept = disposal((error) => log.error('closing failed', { error: String(error) }));
  const screens = new WeakMap<WebContents, string>();

  kept.keep(serveAppScheme(session.defaultSession, shell));
  kept.keep(
    openElectronLink(ipcMain, (contents) => screens.get(contents) ?? null, shell.accept, log),
  );
  watchGraphics(app, { clock, log, relaunch });

  const blocker = powerSaveBlocker.start('prevent-display-sleep');
  kept.keep(() => void powerSaveBlocker.stop(blocker));

  const displays = screen.getAllDisplays().length;
  for (const [index, id] of shell.screens.slice(0, Math.max(1, displays)).entries()) {
    const window = openWindow({
      display: displayOf(screen, index),
      preload: shell.preload,
      kiosk: shell.kiosk,
      devTools: !app.isPackaged,
    });
    screens.set(window.webContents, id);
    kept.keep(() => window.destroy());
    if (shell.kiosk) kept.keep(followDisplay(screen, window, index));
    kept.keep(
      keepLoaded(window.webContents, screenAddress(APP_ORIGIN, id), { clock, log, relaunch }),
    );
  }
  return { screenOf: (contents) => screens.get(contents) ?? null, close: () => kept.dispose() };
};
