/** What this page has asked its own host for; the worker knows which of it are parts of the page. */
const askedFor = (): string[] => {
  const paths = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === window.location.origin)
    .map(({ pathname }) => pathname);
  return [...new Set(paths)];
};

const whenActive = (worker: ServiceWorker): Promise<ServiceWorker> =>
  new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(worker);
    };
    worker.addEventListener('statechange', look);
    look();
  });

type Page = '/phone' | '/staff';
/** Said here once more: a worker is one file, and shares none with the page. */
const scopes: Readonly<Record<Page, readonly string[]>> = {
  '/phone': ['/phone', '/C/'],
  '/staff': ['/staff'],
};

type Kept = { readonly page: string; readonly parts: readonly string[] };

const stay = async (own: Page, before: () => Promise<void>): Promise<void> => {
  await before();
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return;
  try {
    // One shelf behind all of them: whichever address is opened, the page is the same.
    const [registration] = await Promise.all(
      scopes[own].map((scope) =>
        navigator.serviceWorker.register(`/page-worker.js?page=${own}`, { scope }),
      ),
    );
    if (!registration) return;
    const found = registration.installing ?? registration.waiting ?? registration.active;
    const { pathname, search } = window.location;
    const page = pathname.replace(/\/$/, '') === own ? own + search : own;
    if (found) (await whenActive(found)).postMessage({ page, parts: askedFor() } satisfies Kept);
  } catch (error) {
    // In-app browsers refuse workers in ways of their own; so does a private window.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  }
};

/**
 * Makes a page open without its host from now on, where the browser lets it; the page works without. After the first
 * picture: nobody waits for what is only for later.
 */
export const stayWithoutHost = (
  page: Page,
  /** What is fetched first, for it to be kept as well. */
  before: () => Promise<void> = async () => {},
): void => {
  if (document.readyState === 'complete') void stay(page, before);
  else window.addEventListener('load', () => void stay(page, before), { once: true });
};
