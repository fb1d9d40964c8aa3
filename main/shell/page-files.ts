import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { PAGE_HEADERS } from './content-policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.glb': 'model/gltf-binary',
  '.wasm': 'application/wasm',
};

const refuse = (status: number): Response =>
  new Response(null, { status, headers: { ...PAGE_HEADERS, 'cache-control': 'no-store' } });

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

/** Answers requests for the built pages in `folder`. */
export const pageFiles =
  (folder: string) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const { pathname } = new URL(request.url);
    const file = fileFor(folder, pathname);
    const type = file && TYPES[extname(file)];
    if (!file || !type) return refuse(404);
    const body = await readFile(file).catch(() => null);
    if (!body) return refuse(404);
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        ...PAGE_HEADERS,
        'content-type': type,
        'content-length': String(body.byteLength),
        // Only what carries a hash in its name may be kept.
        'cache-control': pathname.startsWith('/assets/')
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
      },
    });
  };
