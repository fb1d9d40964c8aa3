import type { Words } from '../../../preload/contract/index.ts';
import type { HubFolder } from '../../settings/hub-folder.ts';

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

/** Which shop somebody stands in, asked before the PIN; null where the address says it already. */
export const staffEntrance = (
  url: URL,
  { sites, brands, managers = {}, languages }: HubFolder,
): Response | null => {
  const asked = url.searchParams.get('site');
  const managed = brands.filter(({ id }) => (managers[id] ?? []).length > 0);
  if (managed.some(({ id }) => id === url.searchParams.get('brand'))) return null;
  if (sites.length < 2 || sites.some(({ id }) => id === asked)) return null;
  const links = (list: readonly { id: string; name: Words }[], as: 'site' | 'brand') =>
    list
      .map(({ id, name }) => {
        const words = languages
          .map((language) => name[language])
          .filter(Boolean)
          .join(' · ');
        return `<li><a href="/staff?${as}=${encodeURIComponent(id)}">${escaped(words || id)}</a></li>`;
      })
      .join('');
  const ofBrands =
    managed.length === 0 ? '' : `<h2>品牌运营 For brands</h2><ul>${links(managed, 'brand')}</ul>`;
  return new Response(
    `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Lookglass</title><style>body{font:18px/1.6 system-ui,sans-serif;color-scheme:light dark;max-width:28rem;margin:12vh auto;padding:0 1.5rem}
h1,h2{font-size:1.25rem;font-weight:600}h2{margin-top:2.5rem;font-size:1rem}ul{list-style:none;padding:0}a{display:block;padding:.9rem 0;border-bottom:1px solid #8884;color:inherit;text-decoration:none}</style>
<h1>您在哪家店？ Which store is this?</h1><ul>${links(sites, 'site')}</ul>${ofBrands}`,
    {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      },
    },
  );
};
