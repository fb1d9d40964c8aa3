/** The Electron shell's own scheme and host: pages live at an origin that no network can speak for. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'lookglass';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

export const screenAddress = (origin: string, screen: string): string =>
  `${origin}/screen/index.html?screen=${encodeURIComponent(screen)}`;

/** URL's own `origin` is "null" for schemes it does not know; this is what Electron calls the origin. */
export const originOf = (address: string): string | null => {
  const url = URL.parse(address);
  return url && `${url.protocol}//${url.host}`;
};

/** Where a screen's window may be, and nowhere else. */
export const isScreenAddress = (address: string): boolean =>
  originOf(address) === APP_ORIGIN && URL.parse(address)?.pathname === '/screen/index.html';
