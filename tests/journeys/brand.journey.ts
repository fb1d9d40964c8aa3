import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { newPhone, newTill } from '../fakes/phone.ts';
import { ONE_SHELL, expect, test, type Shop } from './shop.ts';

const rulesBroken = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
};

const signIn = async (shop: Shop, brand: string, pin: string): Promise<Page> => {
  const page = await shop.visit(`${shop.staffUrl}?brand=${brand}`);
  page.setDefaultTimeout(20_000);
  await expect(page.getByRole('heading', { name: '品牌登录' })).toBeVisible();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  return page;
};

/** What a shopper at the screen is shown to scan. */
const codeOnScreen = async ({ screen }: Shop, title: string): Promise<string> => {
  await screen.getByRole('button', { name: '扫码领券' }).click();
  await expect(screen.getByText(title).first()).toBeVisible();
  const qr = screen.getByRole('img', { name: /短码/ }).first();
  const name = (await qr.getAttribute('aria-label')) ?? '';
  return /短码 ([0-9A-Z]{4} [0-9A-Z]{4})/.exec(name)?.[1]?.replace(' ', '') ?? '';
};

test(
  'a brand writes an offer, mends it, publishes, and sees it claimed and redeemed',
  { tag: ONE_SHELL },
  async ({ shop }) => {
    const page = await signIn(shop, 'hebai', '864209');
    const winter = page.getByRole('listitem', { name: '冬季限定券' });
    await expect(winter.getByText('进行中')).toBeVisible();
    // Another brand's offers are nowhere.
    await expect(page.getByText('南屏见面礼')).toHaveCount(0);
    expect(await rulesBroken(page), 'list').toEqual([]);

    await page.getByRole('button', { name: '新优惠' }).click();
    await page.getByRole('radio', { name: '立减' }).check();
    await page.getByLabel('优惠金额').fill('30');
    await page.getByLabel('总张数').fill('5');
    await page.getByLabel('预算').fill('100');
    await page.getByLabel('名称（中文）').fill('周末立减');
    await page.getByLabel('名称（English）').fill('Weekend');
    await page.getByLabel('使用说明（中文）').fill('立减 30 元，限一张。');
    await page.getByLabel('使用说明（English）').fill('¥30 off, one each.');
    await expect(page.getByText('预算 ¥100 不够，最多会花 ¥150')).toBeVisible();
    await expect(page.getByText('立减 30 元', { exact: false }).first()).toBeVisible();
    const publish = page.getByRole('button', { name: /发布/ });
    await expect(publish).toHaveText('改正 1 处才能发布');
    expect(await rulesBroken(page), 'editor').toEqual([]);

    // What was typed outlives a reload.
    await page.reload();
    await page.getByRole('button', { name: '新优惠' }).click();
    await expect(page.getByLabel('名称（中文）')).toHaveValue('周末立减');
    await page.getByLabel('预算').fill('150');
    await expect(page.getByText('可以发布', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const weekend = page.getByRole('listitem', { name: '周末立减' });
    await expect(weekend.getByText('进行中')).toBeVisible();

    // A screen shows one offer of its brand: the other makes room at once, and over a power cut.
    await winter.getByRole('button', { name: '暂停' }).click();
    await expect(winter.getByText('已暂停')).toBeVisible();
    await shop.restart('SIGKILL');
    const code = await codeOnScreen(shop, '周末立减');
    const phone = newPhone(shop.baseUrl);
    const opened = await phone.open(code);
    const claimed = await phone.claim(opened.body.pass);
    expect(claimed.body.offer.title['zh']).toBe('周末立减');
    const till = await newTill(shop.baseUrl, '246810');
    expect((await till.redeem(claimed.body.code, 'redeem-brand-1')).status).toBe(200);

    const again = await signIn(shop, 'hebai', '864209');
    const counted = again.getByRole('listitem', { name: '周末立减' });
    await expect(counted.getByText('今天 1')).toHaveCount(2);
    await expect(counted.getByText('¥30', { exact: true })).toBeVisible();

    await again.getByRole('button', { name: '导出表格' }).click();
    const download = again.waitForEvent('download');
    await again.getByRole('button', { name: '核销明细' }).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain(',30.00,');
    await again.getByRole('button', { name: '关闭' }).click();

    await counted.getByRole('button', { name: '停止' }).click();
    await again.getByRole('dialog').getByRole('button', { name: '停止' }).click();
    await expect(counted.getByText('已停止')).toBeVisible();
    await again.getByRole('link', { name: '改动记录' }).click();
    await expect(again.getByText('停止 · 周末立减')).toBeVisible();
    await expect(again.getByText(/hebai-[0-9A-Z]{4}/).first()).toBeVisible();
    expect(await rulesBroken(again), 'changes').toEqual([]);
    await again.getByRole('link', { name: '待处理' }).click();
    await expect(again.getByText('没有待处理的')).toBeVisible();
    expect(await rulesBroken(again), 'exceptions').toEqual([]);
  },
);

test('a PIN opens the page of its own brand alone', { tag: ONE_SHELL }, async ({ shop }) => {
  const page = await signIn(shop, 'nanping', '864209');
  await expect(page.getByText(/密码不对/).first()).toBeVisible();
  await page.keyboard.type('975310');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listitem', { name: '南屏见面礼' })).toBeVisible();
  await expect(page.getByText('冬季限定券')).toHaveCount(0);
  await expect(page.getByRole('link', { name: '核销' })).toHaveCount(0);
});
