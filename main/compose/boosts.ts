import type { EventValue } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { cell, type Value } from '../base/value.ts';
import type { Boost } from '../catalog/outfits/boosts.ts';
import type { SiteFile } from '../settings/site-file.ts';

type SiteBoost = SiteFile['boosts'][number];

/** A day at most: timers past 2^31 ms go off at once, and a wall clock may be set. */
const LONGEST_WAIT_MS = 86_400_000;

const runs = ({ validFrom = -Infinity, validUntil = Infinity }: SiteBoost, now: number): boolean =>
  validFrom <= now && now <= validUntil;

/** Lists write a brand's name, in whichever language; the site gives it an id. */
const asBoost = (site: SiteFile, { sku, brand, category, weight }: SiteBoost): Boost => {
  if (sku !== undefined) return { by: 'sku', values: [sku], weight };
  if (category !== undefined) return { by: 'category', values: [category], weight };
  const names = site.brands.find(({ id }) => id === brand)?.name ?? {};
  return { by: 'brand', values: [brand ?? '', ...Object.values(names)], weight };
};

/** The boosts of the settings that run now, handed on whenever that changes, and what staff see of them. */
export const followBoosts = (
  site: Value<SiteFile>,
  clock: Clock,
  promote: (boosts: readonly Boost[]) => void,
): { readonly value: Value<EventValue<'boosts'>>; close(): void } => {
  const value = cell<EventValue<'boosts'>>({ boosts: [] });
  let cancel = () => {};
  let told = '[]';
  const look = () => {
    cancel();
    const now = clock.wall();
    const running = site.get().boosts.filter((boost) => runs(boost, now));
    const boosts = running.map((boost) => asBoost(site.get(), boost));
    const text = JSON.stringify(boosts);
    if (text !== told) {
      told = text;
      promote(boosts);
      value.set({
        boosts: running.map(({ sku, brand, category, weight, validUntil = null }) => ({
          by: sku !== undefined ? 'sku' : brand !== undefined ? 'brand' : 'category',
          value: sku ?? brand ?? category ?? '',
          weight,
          validUntil,
        })),
      });
    }
    const edges = site
      .get()
      .boosts.flatMap(({ validFrom, validUntil }) => [validFrom, (validUntil ?? Infinity) + 1])
      .filter((edge) => edge !== undefined && edge > now);
    const wait = Math.min(...edges.map((edge) => (edge ?? now) - now), LONGEST_WAIT_MS);
    cancel = site.get().boosts.length === 0 ? () => {} : clock.after(wait, look);
  };
  look();
  const stopFollowing = site.onChange(look);
  return {
    value,
    close() {
      stopFollowing();
      cancel();
    },
  };
};
