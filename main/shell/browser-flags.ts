export type BrowserLook = {
  headless?: boolean;
  /** Fills the display and hides every part of the browser. */
  kiosk: boolean;
  /** Needed where no window manager says how large the display is. */
  windowSize?: { width: number; height: number };
  /** A site's own switches, for its graphics driver or a second display. */
  extra?: readonly string[];
};

/** Dark and empty: what a shopper sees for the moment before the first page. */
const EMPTY = 'data:text/html,<html style="background:black">';

const ALWAYS = [
  // No port: nothing else on the machine can speak to this browser, and it ends when we do.
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--noerrdialogs',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-infobars',
  '--deny-permission-prompts',
  '--overscroll-history-navigation=0',
  '--disable-pinch',
  '--password-store=basic',
  '--use-mock-keychain',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades,SpareRendererForSitePerProcess',
  '--renderer-process-limit=1',
];

/**
 * The command line of a kiosk's browser. The screen's address is not on it, because every user of the machine can
 * read command lines and the address lets its bearer be the screen.
 */
export const browserFlags = (
  profile: string,
  { headless = false, kiosk, windowSize, extra = [] }: BrowserLook,
  isRoot = process.getuid?.() === 0,
): string[] => [
  ...ALWAYS,
  `--user-data-dir=${profile}`,
  ...(headless ? ['--headless=new'] : []),
  ...(kiosk ? ['--kiosk', '--window-position=0,0'] : []),
  ...(windowSize ? [`--window-size=${windowSize.width},${windowSize.height}`] : []),
  // Chromium refuses its sandbox to root; the second flag hides the bar that warns of the first.
  ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ...extra,
  EMPTY,
];
