import { expect, test, type Shop } from './shop.ts';

const stage = '[data-experience]';

// As it moves in a shop: touches are heard and nothing breaks while things fade and rise.
test.use({ motion: 'no-preference' });

test('a screen comes up by itself and draws', async ({ shop }) => {
  await expect(shop.screen.locator(stage)).toHaveAttribute('data-experience', 'attract');
  // A browser's offer to translate would stand over the wall for everybody to see.
  await expect(shop.screen.locator('html')).toHaveAttribute('translate', 'no');
  const drawn = await shop.screen.screenshot();
  // One flat colour compresses to next to nothing.
  expect(drawn.byteLength).toBeGreaterThan(10_000);
});

test('nothing on a page reports an error, breaks the content policy or asks another host', async ({
  shop,
}) => {
  const complaints: string[] = [];
  const strangers: string[] = [];
  const { screen } = shop;
  screen.on('pageerror', (error) => complaints.push(error.message));
  screen.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const own = await screen.evaluate(() => location.host);
  screen.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== own) strangers.push(request.url());
  });
  await screen.reload();
  await expect(screen.locator(stage)).toBeVisible();
  await shop.reader.lift(await aProduct(shop));
  await expect(screen.locator('[data-sku]').first()).toBeVisible();
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

test('a lifted garment reaches the screen, and its absence too', async ({ shop }) => {
  const sku = await aProduct(shop);
  await shop.reader.lift(sku);
  await expect(shop.screen.locator(`[data-sku="${sku}"]`).first()).toBeVisible();
  await expect(shop.screen.locator('h1')).not.toBeEmpty();
  await shop.reader.putAway(sku);
  await expect(shop.screen.locator(stage)).toHaveAttribute('data-experience', 'attract', {
    timeout: 60_000,
  });
});

test('a reloaded screen is where it was: the host keeps the state', async ({ shop }) => {
  const sku = await aProduct(shop);
  await shop.reader.lift(sku);
  await expect(shop.screen.locator(`[data-sku="${sku}"]`).first()).toBeVisible();
  await shop.screen.reload();
  await expect(shop.screen.locator(`[data-sku="${sku}"]`).first()).toBeVisible();
});

test('a kiosk that lost its power comes back with its data', async ({ shop }) => {
  await expect(shop.screen.locator(stage)).toBeVisible();
  await shop.restart('SIGKILL');
  await expect(shop.screen.locator(stage)).toHaveAttribute('data-experience', 'attract');
  const sku = await aProduct(shop);
  await shop.reader.lift(sku);
  await expect(shop.screen.locator(`[data-sku="${sku}"]`).first()).toBeVisible();
});

test('a page cannot leave, open a window or run what was slipped in', async ({ shop }) => {
  const { screen } = shop;
  await expect(screen.locator(stage)).toBeVisible();
  const slipped = await screen.evaluate(async () => {
    const violation = new Promise<string>((resolve) =>
      addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
    );
    const script = document.createElement('script');
    script.textContent = 'globalThis.slipped = true';
    document.body.append(script);
    return [await violation, 'slipped' in globalThis];
  });
  expect(slipped).toEqual(['script-src-elem', false]);
  const globals = await screen.evaluate(() =>
    ['require', 'process', 'module'].filter((name) => name in globalThis),
  );
  expect(globals).toEqual([]);
});

/** Any product of the shop that can be put before its reader. */
async function aProduct({ bench }: Shop): Promise<string> {
  let sku: string | undefined;
  // The shop's files are read while it already runs.
  await expect
    .poll(async () => {
      const found = await bench.call('catalog.search', { limit: 1 });
      sku = found.ok ? found.value.products[0]?.sku : undefined;
      return sku;
    })
    .toBeDefined();
  return sku ?? '';
}
