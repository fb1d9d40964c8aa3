/// <reference lib="webworker" />
import { isPart, routeOfRequest } from './request.ts';

/** A shop's network may take the question and never answer it. */
const PATIENCE_MS = 4_000;

/**
 * Lets a page that was opened once open again with its host away: the page and its parts come from the device itself.
 * What it knows is its own to keep; nothing of that passes through here, and no call is answered from memory. Browsers
 * run a worker only for pages over https, or of their own machine.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** What each page's files are kept under. Whose worker this is stands in its address. */
const shelves: Readonly<Record<string, string>> = { '/phone': 'wallet', '/staff': 'till' };
const path = new URL(worker.location.href).searchParams.get('page') ?? '';
const shelfName = shelves[path] ?? 'nobody';

const page = async (request: Request): Promise<Response> => {
  const kept = await (await caches.open(shelfName)).match(path);
  try {
    const fresh = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    if (fresh.ok || !kept) return fresh;
  } catch (error) {
    if (!kept) throw error;
  }
  return kept;
};

const part = async (request: Request): Promise<Response> => {
  const shelf = await caches.open(shelfName);
  const kept = await shelf.match(request.url);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await shelf.put(request.url, fresh.clone());
  return fresh;
};

/** The page as it is now, with the parts it is made of; those of an older build go. */
const keep = async (at: string, parts: readonly string[]): Promise<void> => {
  const fresh = await fetch(at);
  if (!fresh.ok) return;
  const shelf = await caches.open(shelfName);
  await shelf.addAll([...parts]);
  await shelf.put(path, fresh);
  const wanted = new Set([path, ...parts].map((one) => new URL(one, worker.origin).href));
  for (const { url } of await shelf.keys()) if (!wanted.has(url)) await shelf.delete(url);
};

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event: ExtendableMessageEvent) => {
  const asked = event.data as { page?: unknown; parts?: unknown } | null;
  const { page: at, parts } = asked ?? {};
  if (typeof at !== 'string' || !at.startsWith(path)) return;
  if (Array.isArray(parts) && parts.every((one) => typeof one === 'string'))
    event.waitUntil(keep(at, parts.filter(isPart)));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  switch (routeOfRequest(request, path, worker.origin)) {
    case 'page':
      event.respondWith(page(request));
      return;
    case 'part':
      event.respondWith(part(request));
      return;
    case 'network':
  }
});
