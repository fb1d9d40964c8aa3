import { open, type FileHandle } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { PAGE_HEADERS } from './content-policy.ts';

const PICTURES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
};

const PAGE_PARTS: Readonly<Record<string, string>> = {
  ...PICTURES,
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.glb': 'model/gltf-binary',
  '.wasm': 'application/wasm',
  '.task': 'application/octet-stream',
  '.tflite': 'application/octet-stream',
};

/** The path inside `folder` that a URL path names, or null where it would lead outside. */
export const fileFor = (folder: string, pathname: string): string | null => {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  if (path.endsWith('/')) path += 'index.html';
  const file = normalize(join(folder, path));
  return file.startsWith(normalize(folder) + sep) ? file : null;
};

const refuse = (status: number): Response =>
  new Response(null, { status, headers: { ...PAGE_HEADERS, 'cache-control': 'no-store' } });

type Kept = {
  readonly types: Readonly<Record<string, string>>;
  cacheControl(pathname: string): string;
};

const serve = async (
  request: Request,
  folder: string,
  pathname: string,
  { types, cacheControl }: Kept,
): Promise<Response> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const file = fileFor(folder, pathname);
  const type = file && types[extname(file).toLowerCase()];
  if (!file || !type) return refuse(404);
  let handle: FileHandle | null = null;
  try {
    handle = await open(file);
    const { mtimeMs, size } = await handle.stat();
    const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
    const headers = {
      ...PAGE_HEADERS,
      'content-type': type,
      'cache-control': cacheControl(pathname),
      etag: tag,
    };
    if (request.headers.get('if-none-match') === tag)
      return new Response(null, { status: 304, headers });
    const body = request.method === 'HEAD' ? null : new Uint8Array(await handle.readFile());
    return new Response(body, { headers: { ...headers, 'content-length': String(size) } });
  } catch {
    return refuse(404);
  } finally {
    await handle?.close();
  }
};

/** Answers requests for the built pages in `folder`. Only what carries a hash in its name may be kept unasked. */
export const pageFiles =
  (folder: string) =>
  (request: Request): Promise<Response> =>
    serve(request, folder, new URL(request.url).pathname, {
      types: PAGE_PARTS,
      cacheControl: (pathname) =>
        pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });

export const MEDIA = '/media/';

/**
 * Answers `/media/…` with pictures of the site folder, and with nothing else that lies there. `over` names folders of the
 * site's that have another over them: what lies there counts first.
 */
export const siteMedia =
  (folder: string, over: Readonly<Record<string, string>> = {}) =>
  async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname.slice(MEDIA.length - 1);
    const kept: Kept = { types: PICTURES, cacheControl: () => 'no-cache' };
    const [, first = ''] = path.split('/');
    const above = Object.hasOwn(over, first) ? over[first] : undefined;
    if (above !== undefined) {
      const found = await serve(request, above, path.slice(first.length + 1), kept);
      if (found.status !== 404) return found;
    }
    return serve(request, folder, path, kept);
  };
