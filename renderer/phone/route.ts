import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'picture'; readonly id: string }
  /** To look for something, and put it on the screen that invited. */
  | { readonly kind: 'find'; readonly invitation: string }
  /** A till that cannot ask by itself: its question, to be carried to the hub. */
  | { readonly kind: 'till'; readonly challenge: string }
  | { readonly kind: 'coupon'; readonly id: string }
  | { readonly kind: 'wallet' };

/** Codes come in upper case (`/C/7K4M9QX2`) so that their QR code stays small; people type what they like. */
export const routeOf = (path: string, search: string): Route => {
  const code = /^\/c\/([^/]+)\/?$/i.exec(path)?.[1];
  if (code !== undefined) return { kind: 'code', code: decoded(code) };
  const picture = /^\/p\/([^/]+)\/?$/i.exec(path)?.[1];
  if (picture !== undefined) return { kind: 'picture', id: decoded(picture) };
  const invitation = /^\/f\/([^/]+)\/?$/i.exec(path)?.[1];
  if (invitation !== undefined) return { kind: 'find', invitation: decoded(invitation) };
  const challenge = /^\/t\/([0-9a-z]+)\/?$/i.exec(path)?.[1];
  if (challenge !== undefined) return { kind: 'till', challenge: challenge.toUpperCase() };
  const id = new URLSearchParams(search).get('coupon');
  return id ? { kind: 'coupon', id } : { kind: 'wallet' };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};

export const pathOf = (route: Route): string => {
  switch (route.kind) {
    case 'code':
      return `/C/${encodeURIComponent(route.code)}`;
    case 'picture':
      return `/P/${encodeURIComponent(route.id)}`;
    case 'find':
      return `/F/${encodeURIComponent(route.invitation)}`;
    case 'till':
      return `/T/${route.challenge}`;
    case 'coupon':
      return `/phone?coupon=${encodeURIComponent(route.id)}`;
    case 'wallet':
      return '/phone';
  }
};

const MOVED = 'lookglass-moved';

/** `replace` where going back would only lead to a spent code. */
export const go = (route: Route, how: 'push' | 'replace' = 'push'): void => {
  window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', pathOf(route));
  window.scrollTo(0, 0);
  window.dispatchEvent(new Event(MOVED));
};

const watchAddress = (onMove: () => void): (() => void) => {
  window.addEventListener('popstate', onMove);
  window.addEventListener(MOVED, onMove);
  return () => {
    window.removeEventListener('popstate', onMove);
    window.removeEventListener(MOVED, onMove);
  };
};

export const useRoute = (): Route => {
  const address = useSyncExternalStore(
    watchAddress,
    () => window.location.pathname + window.location.search,
  );
  const [path = '', search = ''] = address.split('?');
  return routeOf(path, search);
};
