import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { encodePng } from '../../main/cli/garment/decode.ts';
import { drawTop, lay, photograph } from '../../preload/flat-lay/testing.ts';
import { ONE_SHELL, expect, test, type Shop } from './shop.ts';

const shirt = drawTop({
  neck: 52,
  shoulder: 140,
  drop: 40,
  slope: 30,
  armpit: 190,
  hem: 134,
  long: 470,
  spread: 38,
  sleeve: 330,
  cuff: 76,
});
const LOOK = { cloth: [70, 96, 150], paper: [224, 220, 212], light: 16, grain: 2 } as const;

/** A photograph as a shop would take it, and one on a cloth with a pattern. */
const pictures = (shop: Shop) => {
  const good = photograph(lay(shirt, 2).mask, LOOK);
  const patterned = photograph(lay(shirt, 2).mask, LOOK);
  const { width } = patterned;
  for (let i = 0; i < patterned.data.length; i += 4) {
    const [x, y] = [(i / 4) % width, Math.floor(i / 4 / width)];
    if ((Math.floor(x / 20) + Math.floor(y / 20)) % 2) patterned.data.fill(40, i, i + 3);
  }
  return [good, patterned].map((picture, i) => {
    const file = join(shop.dataDir, `flat-lay-${i}.png`);
    writeFileSync(file, encodePng(picture));
    return file;
  }) as [string, string];
};

const garmentOf = async (shop: Shop, sku: string) => {
  const answer = await shop.bench.call('catalog.product', { sku });
  return answer.ok ? answer.value.garment : null;
};

/** How much of the figure's row at its shoulders is of the shirt's blue. */
const clothAtShoulders = (staff: Page): Promise<number> =>
  staff.getByRole('img', { name: '衣服穿在人形上的样子' }).evaluate((figure) => {
    if (!(figure instanceof HTMLCanvasElement)) return 0;
    const copy = new OffscreenCanvas(figure.width, figure.height);
    const pen = copy.getContext('2d');
    pen?.drawImage(figure, 0, 0);
    const row = Math.round(figure.height * 0.24);
    const { data } = pen?.getImageData(0, row, figure.width, 1) ?? { data: [] };
    const [wall] = data;
    let [cloth, all] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const [r = 0, b = 0] = [data[at], data[at + 2]];
      if (wall !== undefined && Math.abs(r - wall) > 12) all += 1;
      if (b > 1.3 * r) cloth += 1;
    }
    return cloth / (all || 1);
  });

test(
  'a picture of a garment is brought in, its points are set right, and the mirror has it',
  { tag: ONE_SHELL },
  async ({ shop }) => {
    const [good, patterned] = pictures(shop);
    expect(await garmentOf(shop, 'HB-S001')).toBeNull();

    const staff = await shop.visit(`${shop.staffUrl}#garments`);
    await expect(staff.getByText('店员登录')).toBeVisible();
    await staff.keyboard.type('246810');
    await staff.keyboard.press('Enter');
    await expect(staff.getByRole('heading', { name: '试衣镜的衣服' })).toBeVisible();
    await staff.getByRole('searchbox').fill('月白');
    await staff.getByRole('button', { name: /月白府绸衬衫/ }).click();
    const chooser = staff.getByLabel('选择图片');

    await chooser.setInputFiles(patterned);
    await expect(staff.getByText('背景不够素')).toBeVisible();

    await chooser.setInputFiles(good);
    const shoulder = staff.getByRole('button', { name: /^肩（左）/ });
    // Seconds of arithmetic, on a machine that is shared.
    await expect(shoulder).toBeVisible({ timeout: 90_000 });
    expect(await staff.getByRole('button', { name: /：横向/ }).count()).toBe(14);

    // By keyboard, and back.
    const before = await shoulder.getAttribute('style');
    await shoulder.focus();
    await staff.keyboard.press('Shift+ArrowDown');
    await expect(shoulder).not.toHaveAttribute('style', before ?? '');
    await staff.getByRole('button', { name: '撤销' }).click();
    await expect(shoulder).toHaveAttribute('style', before ?? '');

    // By hand: where it is let go, there it stays; the other side goes with it.
    const other = staff.getByRole('button', { name: /^肩（右）/ });
    const otherBefore = await other.getAttribute('style');
    const box = await shoulder.boundingBox();
    if (!box) throw new Error('the point is not there');
    await staff.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await staff.mouse.down();
    await staff.mouse.move(box.x + box.width / 2 + 12, box.y + box.height / 2 + 9, { steps: 4 });
    await staff.mouse.up();
    await expect(shoulder).not.toHaveAttribute('style', before ?? '');
    await expect(other).not.toHaveAttribute('style', otherBefore ?? '');

    // What cannot be worn is said at once, and cannot be saved.
    const save = staff.getByRole('button', { name: '看过了，保存' });
    await staff.getByText('用数字调整').click();
    const hem = staff.getByLabel('下摆（左），纵向 %');
    const hemBefore = await hem.inputValue();
    await hem.fill('3');
    await expect(staff.getByText('应在“腰（左）”的下面')).toBeVisible();
    await expect(save).toBeDisabled();
    await hem.fill(hemBefore);
    await expect(save).toBeEnabled();

    // On a figure it is as the mirror shows it: to the ends of the shoulders.
    await staff.getByText('穿在人形上看看').click();
    await expect.poll(() => clothAtShoulders(staff)).toBeGreaterThan(0.95);

    await save.click();
    await expect(staff.getByText('已保存，试衣镜马上使用。')).toBeVisible();
    const saved = await garmentOf(shop, 'HB-S001');
    expect(saved).toMatchObject({ sku: 'HB-S001', reviewed: true, shape: { cut: 'top' } });
    const picture = await fetch(`${shop.baseUrl}${saved?.picture}`);
    expect(picture.headers.get('content-type')).toBe('image/png');

    await shop.restart();
    await expect.poll(() => garmentOf(shop, 'HB-S001')).toEqual(saved);
  },
);
