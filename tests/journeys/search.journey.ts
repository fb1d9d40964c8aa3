import { expect, test } from './shop.ts';

test('the bench finds a coat by pinyin, by a slip of the finger and in either language', async ({
  shop,
}) => {
  const bench = await shop.visit(shop.benchUrl);
  const box = bench.getByRole('searchbox');
  const coat = bench.getByText('HB-C001');
  const reading = bench.locator('[data-reading]');
  for (const [typed, read] of [
    ['huisewaitao', '灰色 外套'],
    ['hui se da yi', '灰色 大衣'],
    ['grye coat', 'grey'],
    ['灰色大衣', null],
    ['grey coats', null],
  ] as const) {
    await box.fill(typed);
    if (read === null) await expect(reading).toBeHidden();
    // The first asks a thread for the dictionary, which a busy machine takes its time to start.
    else await expect(reading).toContainText(read, { timeout: 60_000 });
    await expect(coat).toBeVisible();
    await expect(bench.getByText('NP-F001')).toBeHidden();
  }
  await box.fill('zeppelin');
  await expect(reading).toContainText('zeppelin');
  await expect(coat).toBeHidden();
});
