/// <reference lib="webworker" />
import { isPart, routeOfRequest } from './request.ts';

/**
 * Lets a wallet that was opened once open again with no network: the page and its parts come from the phone itself.
 * The coupons are the page's own to keep (`keep.ts`); nothing of them passes through here, and no call is answered
 * from memory. Browsers run a worker only for pages over https, or of their own machine.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const SHELF = 'wallet';
const PAGE = '/phone';
/** A shop's network may take the question and never answer it. */
const PATIENCE_MS = 4_000;

const page = async (request: Request): Promise<Response> => {
  const kept = await (await caches.open(SHELF)).match(PAGE);
  try {
    const fresh = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    if (fresh.ok || !kept) return fresh;
  } catch (error) {
    if (!kept) throw error;
  }
  return kept;
};

const part = async (request: Request): Promise<Response> => {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(request.url);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await shelf.put(request.url, fresh.clone());
  return fresh;
};

/** The page as it is now, with the parts it is made of; those of an older build go. */
const keep = async (parts: readonly string[]): Promise<void> => {
  const shelf = await caches.open(SHELF);
  await shelf.addAll([PAGE, ...parts]);
  const wanted = new Set([PAGE, ...parts].map((path) => new URL(path, worker.origin).href));
  for (const { url } of await shelf.keys()) if (!wanted.has(url)) await shelf.delete(url);
};

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event: ExtendableMessageEvent) => {
  const asked: unknown = event.data;
  if (Array.isArray(asked) && asked.every((one) => typeof one === 'string'))
    event.waitUntil(keep(asked.filter(isPart)));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  switch (routeOfRequest(request, worker.origin)) {
    case 'page':
      event.respondWith(page(request));
      return;
    case 'part':
      event.respondWith(part(request));
      return;
    case 'network':
  }
});
