import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { good } from '../../tests/fakes/results.ts';
import { loadOutfitModel, SHIPPED_OUTFITS } from './shipped-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookglass-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads what ships, and it knows a coat and boots from a coat and a sandal', async () => {
  const model = good(await loadOutfitModel(SHIPPED_OUTFITS));
  const [coat, boots, swim] = [
    { title: 'grey wool coat', category: 'coat' },
    { title: 'black ankle boots', category: 'boots' },
    { title: 'flip flops', category: 'flip flops' },
  ].map(model.describe);
  if (!coat || !boots || !swim) throw new Error('nothing described');
  expect(model.pair(coat, boots)).toBeGreaterThan(model.pair(coat, swim));
});

it('says of a missing or broken file that it cannot be read', async () => {
  const broken = join(folder, 'outfits.json');
  writeFileSync(broken, '{"format":');
  for (const file of [broken, join(folder, 'none.json')])
    expect(await loadOutfitModel(file)).toMatchObject({
      ok: false,
      fault: { code: 'file-unreadable', details: { file } },
    });
});
