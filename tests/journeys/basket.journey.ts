import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importCommand } from '../../main/cli/import.ts';
import { newCouponCode } from '../../main/offers/coupon-code.ts';
import { ONE_SHELL, expect, test, type Shop } from './shop.ts';

const window = { brand: 'hebai', validFrom: '2020-01-01', validUntil: '2099-12-31' };
const together = { conditions: { stacking: { with: 'all' } } };
const offers = [
  { id: 'cash', kind: 'cash', title: '百元红包', value: 10_000, ...together, ...window },
  { id: 'rate', kind: 'percentage', title: '会员九折', rate: 9_000, ...together, ...window },
  { id: 'part', kind: 'allowance', title: '购物津贴', value: 30_000, ...together, ...window },
  { id: 'alone', kind: 'fixed', title: '见面礼', value: 3_000, ...window },
];

/** Coupons of another issuer come in while the kiosk runs. */
const bring = async (shop: Shop): Promise<ReadonlyMap<string, string>> => {
  const codes = new Map(offers.map(({ id }) => [id, newCouponCode()]));
  const [list, file] = ['issued.csv', 'offers.json'].map((name) => join(shop.dataDir, name));
  writeFileSync(file ?? '', JSON.stringify({ offers }));
  const rows = Array.from(codes, ([offer, code]) => `${offer},${code},m-1`);
  writeFileSync(list ?? '', `offer,code,person\n${rows.join('\n')}\n`);
  let said = '';
  const io = { out: (text: string) => void (said += text), err: () => {} };
  const args = ['coupons', list ?? '', '--offers', file ?? '', '--data', shop.dataDir];
  expect(await importCommand(args, io)).toBe(0);
  expect(said).toContain('4 coupons are new');
  return codes;
};

test(
  'a basket is quoted line by line, an allowance spent in part, and all of it redeemed at once',
  { tag: ONE_SHELL },
  async ({ shop }) => {
    const codes = await bring(shop);
    const staff = await shop.visit(shop.staffUrl);
    await expect(staff.getByText('店员登录')).toBeVisible();
    await staff.keyboard.type('246810');
    await staff.keyboard.press('Enter');
    const field = staff.getByRole('textbox', { name: '扫券码，或输入券码' });
    await expect(field).toBeFocused();

    await staff.getByRole('textbox', { name: '本单金额' }).fill('1299');
    for (const code of codes.values()) {
      await field.fill(code);
      await field.press('Enter');
    }
    const line = (text: string) => staff.locator('li[data-taken]').filter({ hasText: text });
    const refused = staff.locator('li[data-refused]');
    await expect(line('会员九折')).toContainText('−¥129.90');
    await expect(line('百元红包')).toContainText('−¥100');
    await expect(line('购物津贴')).toContainText('−¥300');
    await expect(refused).toContainText('不能与更省的');
    await expect(staff.getByText('还没有核销', { exact: true })).toBeVisible();

    await staff.getByLabel('只用').fill('50');
    await expect(line('购物津贴')).toContainText('用后剩 ¥250');
    // Loaded anew, what lay on the till lies there still.
    await staff.reload();
    await expect(line('购物津贴')).toContainText('用后剩 ¥250');
    await staff.getByRole('button', { name: '核销，减 ¥279.90' }).click();
    await expect(staff.getByRole('heading', { name: '核销成功' })).toBeVisible();
    await expect(staff.getByText('顾客应付 ¥1,019.10')).toBeVisible();

    // What is left of the allowance is good for the next basket; the others are used.
    await staff.getByRole('button', { name: '下一位' }).click();
    await staff.getByRole('textbox', { name: '本单金额' }).fill('100');
    for (const id of ['part', 'cash']) {
      await field.fill(codes.get(id) ?? '');
      await field.press('Enter');
    }
    await expect(line('购物津贴')).toContainText('余额 ¥250，用后剩 ¥150');
    await expect(refused).toContainText('已用过');
  },
);
