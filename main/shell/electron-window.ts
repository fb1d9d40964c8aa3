import { BrowserWindow, type Display } from 'electron';

export type WindowOptions = {
  /** The display it fills. */
  display: Display;
  preload: string;
  /** Locked to the whole display; otherwise an ordinary window, for developers. */
  kiosk: boolean;
  devTools: boolean;
};

/** One screen's window. It shows itself with its first painted frame, so nobody sees an empty one. */
export const openWindow = ({ display, preload, kiosk, devTools }: WindowOptions): BrowserWindow => {
  const window = new BrowserWindow({
    ...display.bounds,
    show: false,
    kiosk,
    frame: !kiosk,
    autoHideMenuBar: true,
    backgroundColor: '#000000',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      // A display behind another window, or asleep, still has to hear what happens before it.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
};
