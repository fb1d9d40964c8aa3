import type { BrowserWindow, Display, Screen } from 'electron';

/** The display of the `index`th screen; the primary one comes first, and takes what has no display of its own. */
export const displayOf = (screen: Screen, index: number): Display => {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others][index] ?? primary;
};

/** Keeps a window on its display through cables pulled, resolutions changed and panels turned. */
export const followDisplay = (
  screen: Screen,
  window: BrowserWindow,
  index: number,
): (() => void) => {
  const place = () => {
    if (window.isDestroyed()) return;
    // A window in kiosk mode ignores bounds on some systems; leave it, move, enter again.
    window.setKiosk(false);
    window.setBounds(displayOf(screen, index).bounds);
    window.setKiosk(true);
  };
  screen.on('display-added', place);
  screen.on('display-removed', place);
  screen.on('display-metrics-changed', place);
  return () => {
    screen.off('display-added', place);
    screen.off('display-removed', place);
    screen.off('display-metrics-changed', place);
  };
};
