import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fileFor, pageFiles, siteMedia } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookglass-files-'));
mkdirSync(join(folder, 'assets'));
mkdirSync(join(folder, 'images'));
writeFileSync(join(folder, 'index.html'), '<p>hello');
writeFileSync(join(folder, 'assets', 'a-1234.js'), '1');
writeFileSync(join(folder, 'images', '大衣.svg'), '<svg/>');
writeFileSync(join(folder, 'site.json'), '{"staffPin":"246810"}');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (path: string, headers: Record<string, string> = {}) =>
  new Request(`http://kiosk${path}`, { headers });

describe('files served to pages', () => {
  it('never lie outside their folder, whatever the path', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('..', '.', '%2e%2e', '%2f', '\\', '/', 'a', '%00', '%c0%ae', '….'),
        ),
        (parts) => {
          const file = fileFor('/srv/pages', `/${parts.join('/')}`);
          expect(file === null || file.startsWith('/srv/pages/')).toBe(true);
        },
      ),
    );
  });

  it('carry the content policy and say how long they may be kept', async () => {
    const page = await pageFiles(folder)(get('/index.html'));
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(
      (await pageFiles(folder)(get('/assets/a-1234.js'))).headers.get('cache-control'),
    ).toMatch(/immutable/);
  });

  it('are not sent again to a page that has them', async () => {
    const first = await siteMedia(folder)(get('/media/images/%E5%A4%A7%E8%A1%A3.svg'));
    expect(await first.text()).toBe('<svg/>');
    const again = await siteMedia(folder)(
      get('/media/images/%E5%A4%A7%E8%A1%A3.svg', {
        'if-none-match': first.headers.get('etag') ?? '',
      }),
    );
    expect(again.status).toBe(304);
  });

  it('do not include what lies beside the pictures', async () => {
    expect((await siteMedia(folder)(get('/media/site.json'))).status).toBe(404);
    expect((await siteMedia(folder)(get('/media/products.csv'))).status).toBe(404);
  });

  it('come from a folder that lies over the site’s, where it has them', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    mkdirSync(join(folder, 'garments'));
    for (const [path, text] of [
      [join(folder, 'garments', 'a.png'), 'site'],
      [join(folder, 'garments', 'b.png'), 'site'],
      [join(own, 'a.png'), 'own'],
      [join(own, 'a.json'), '{}'],
    ] as const)
      writeFileSync(path, text);
    const media = siteMedia(folder, { garments: own });
    const text = async (path: string) => {
      const answer = await media(get(path));
      return answer.ok ? answer.text() : answer.status;
    };
    expect(await text('/media/garments/a.png')).toBe('own');
    expect(await text('/media/garments/b.png')).toBe('site');
    expect(await text('/media/garments/a.json')).toBe(404);
    expect(await text('/media/garments/..%2Fsite.json')).toBe(404);
  });
});
