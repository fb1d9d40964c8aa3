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

/** Makes the wallet open without a network from now on, where the browser lets it; the page works without. */
export const stayWithoutNetwork = async (): Promise<void> => {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register('/phone-worker.js', {
      scope: '/phone',
    });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (worker) (await whenActive(worker)).postMessage(askedFor());
  } catch (error) {
    // In-app browsers refuse workers in ways of their own; so does a private window.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  }
};
