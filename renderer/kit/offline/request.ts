/** Below what addresses a page stands, besides its own: a link to a coupon is the phone's page as well. */
const alsoBelow: Readonly<Record<string, string>> = { '/phone': '/C/' };
const isOf = (page: string, pathname: string): boolean => {
  const also = alsoBelow[page];
  return pathname.replace(/\/$/, '') === page || (also !== undefined && pathname.startsWith(also));
};

/** Which requests a page without a network can answer: the page itself, and files whose names carry their hash. */
export const routeOfRequest = (
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  /** The page's own path, such as `/phone`. */
  page: string,
  origin: string,
): 'page' | 'part' | 'network' => {
  const { origin: from, pathname } = new URL(url);
  if (method !== 'GET' || from !== origin) return 'network';
  if (mode === 'navigate') return isOf(page, pathname) ? 'page' : 'network';
  return isPart(pathname) ? 'part' : 'network';
};

export const isPart = (pathname: string): boolean => pathname.startsWith('/assets/');
