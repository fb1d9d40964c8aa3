import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Link } from '../../preload/contract/index.ts';
import { hubFolder, startHub, type HubProcess } from '../fakes/hub-process.ts';
import { nodeLink } from '../fakes/node-link.ts';

/** Brands at a hub: the same desk, one brand's people never among another's offers. */
let folder: ReturnType<typeof hubFolder>;
let hub: HubProcess;
const links: Link[] = [];
beforeAll(async () => {
  folder = hubFolder();
  hub = await startHub(folder);
}, 60_000);
afterAll(async () => {
  for (const link of links) link.close();
  await hub.stop();
  folder.remove();
});

const guest = (token?: string): Link => {
  const link = nodeLink(hub.baseUrl, { as: 'staff' }, token === undefined ? {} : { token });
  links.push(link);
  return link;
};
const signIn = async (asked: { pin: string; brand?: string; site?: string }) => {
  const link = guest();
  const answer = await link.call('staff.signIn', asked);
  return { link, answer };
};
const codeOf = (answer: { ok: boolean; fault?: { code: string } }) =>
  answer.ok ? 'ok' : answer.fault?.code;
const words = { zh: '券', en: 'Ticket' };
const draft = {
  kind: 'fixed',
  title: words,
  terms: words,
  value: 2_000,
  threshold: 0,
  stock: 10,
  perPerson: 1,
  validFrom: Date.now() - 1_000,
  validUntil: Date.now() + 86_400_000,
};

it('lets each brand in by its own PIN, to its own offers, over a restart as well', async () => {
  expect(codeOf((await signIn({ pin: '975310', brand: 'hebai' })).answer)).toBe('wrong-pin');
  expect(codeOf((await signIn({ pin: '246810', brand: 'nobody' })).answer)).toBe('bad-input');
  const till = await signIn({ pin: '246810', site: 'lakeside' });
  expect(codeOf(till.answer)).toBe('ok');
  expect(codeOf(await till.link.call('brand.offers', {}))).toBe('not-allowed');
  expect(codeOf(await guest().call('brand.offers', {}))).toBe('not-allowed');

  const { link, answer } = await signIn({ pin: '864209', brand: 'hebai' });
  const token = answer.ok ? answer.value.token : '';
  expect(codeOf(await link.call('offers.wallet', {}))).toBe('not-allowed');
  expect(codeOf(await link.call('brand.act', { offer: 'knit-30', act: 'stop', version: 0 }))).toBe(
    'offer-unknown',
  );
  const published = await link.call('brand.publish', {
    offer: null,
    draft,
    version: 0,
    warned: true,
    intent: 'publish-0001',
  });
  expect(codeOf(published)).toBe('ok');

  await hub.stop();
  hub = await startHub({ ...folder, port: hub.port });
  // Signed by the hub: a restart asks nobody for the PIN again.
  const offers = await guest(token).call('brand.offers', {});
  expect(offers.ok && offers.value.offers.map(({ rule, state }) => [rule.value, state])).toEqual([
    [10_000, 'running'],
    [2_000, 'running'],
  ]);
  const other = await signIn({ pin: '975310', brand: 'nanping' });
  const theirs = await other.link.call('brand.offers', {});
  expect(theirs.ok && theirs.value.offers.map(({ rule }) => rule.id)).toEqual(['knit-30']);
  // The other brand's mark before a token that is good elsewhere opens nothing.
  expect(codeOf(await guest(token.replace('hebai', 'nanping')).call('brand.offers', {}))).toBe(
    'not-allowed',
  );
}, 60_000);
