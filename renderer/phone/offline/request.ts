/** Which requests a wallet without a network can answer: the wallet's page, and files whose names carry their hash. */
export const routeOfRequest = (
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  origin: string,
): 'page' | 'part' | 'network' => {
  const { origin: from, pathname } = new URL(url);
  if (method !== 'GET' || from !== origin) return 'network';
  if (mode === 'navigate') return /^\/phone\/?$/.test(pathname) ? 'page' : 'network';
  return isPart(pathname) ? 'part' : 'network';
};

export const isPart = (pathname: string): boolean => pathname.startsWith('/assets/');
