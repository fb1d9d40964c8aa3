/** Only our own files, no plug-ins, no frames around us, nothing sent elsewhere. */
const policy = (others: readonly string[]) =>
  [
    "default-src 'none'",
    // Compiling is all it allows beside our own scripts: what finds faces and poses is WebAssembly.
    "script-src 'self' 'wasm-unsafe-eval'",
    // React sets styles on elements and index.html draws its first frame with a style element.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    ["connect-src 'self'", ...others].join(' '),
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // The bench shows the screen beside its own controls.
    "frame-src 'self'",
    "frame-ancestors 'self'",
  ].join('; ');

/** On every response a page can load, in either shell. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': policy([]),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Only what a page here has a use for; whether a camera opens is for the shell and the shopper.
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), display-capture=()',
  'cross-origin-resource-policy': 'same-origin',
};

/** A page that also speaks to the house at `address`: a till to its hub, while its kiosk is away. */
export const pageThatAsks = (page: Response, address: string | null): Response => {
  if (address === null) return page;
  const { origin } = new URL(address);
  const headers = new Headers(page.headers);
  headers.set('content-security-policy', policy([origin, origin.replace(/^http/, 'ws')]));
  return new Response(page.body, { status: page.status, headers });
};
