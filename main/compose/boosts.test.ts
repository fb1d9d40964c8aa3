import { expect, it } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { cell } from '../base/value.ts';
import type { Boost } from '../catalog/outfits/boosts.ts';
import { siteFile } from '../settings/site-file.ts';
import { followBoosts } from './boosts.ts';

const NOW = Date.parse('2026-03-01T09:00:00Z');
const HOUR_MS = 3_600_000;
const siteWith = (boosts: unknown) =>
  siteFile.parse({
    name: 'x',
    staffPin: '1234',
    brands: [{ id: 'hebai', name: { zh: '鹤白', en: 'HÈBÁI' } }],
    screens: [{ id: 'entrance', name: 'x' }],
    boosts,
  });

it('hands boosts on while they run, brands by every name a list may write', () => {
  const clock = manualClock({ now: 0, wall: NOW });
  const site = cell(
    siteWith([
      {
        brand: 'hebai',
        weight: 0.5,
        validFrom: new Date(NOW + HOUR_MS).toISOString(),
        validUntil: new Date(NOW + 2 * HOUR_MS).toISOString(),
      },
    ]),
  );
  const told: (readonly Boost[])[] = [];
  const { value, close } = followBoosts(site, clock, (boosts) => told.push(boosts));
  expect([told, value.get().boosts]).toEqual([[], []]);
  clock.advance(HOUR_MS);
  expect(told).toEqual([[{ by: 'brand', values: ['hebai', '鹤白', 'HÈBÁI'], weight: 0.5 }]]);
  expect(value.get().boosts).toEqual([
    { by: 'brand', value: 'hebai', weight: 0.5, validUntil: NOW + 2 * HOUR_MS },
  ]);
  clock.advance(HOUR_MS + 1);
  expect([told.at(-1), value.get().boosts]).toEqual([[], []]);
  site.set(siteWith([{ sku: 'HB-1' }]));
  expect(told.at(-1)).toEqual([{ by: 'sku', values: ['HB-1'], weight: 1 }]);
  close();
  site.set(siteWith([]));
  expect(told).toHaveLength(3);
});
