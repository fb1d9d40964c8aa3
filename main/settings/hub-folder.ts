import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { id, language } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Value } from '../base/value.ts';
import { followSettings } from './follow.ts';
import { SettingsError, type SettingsProblem } from './problems.ts';
import { readJson } from './settings.ts';
import { managerPins, managersOf, pin, siteBrand } from './site-file.ts';
import { siteOffer } from './site-offer.ts';
import { someWords } from './written.ts';

/**
 * What a hub is told by its owner:
 *
 *     hub.json            its name, and where phones and kiosks reach it
 *     brands/ID.json      a brand and its offers: a file of its own, since it may be another company's
 *     sites/ID.json       a shop, whose kiosks stand under `brand/site/`, and the brands that it sells
 */
const hubFile = z.strictObject({
  name: someWords,
  languages: z.array(language).min(1).default(['zh', 'en']),
  currency: z.string().length(3).default('CNY'),
  /** Where phones reach it; without one, this machine's address on its network. */
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Where kiosks find the broker, where there is one. The hub's own password comes from the environment. */
  broker: z.url({ protocol: /^mqtts?$/ }).optional(),
});
const brandFile = z.strictObject({
  name: siteBrand.shape.name,
  follow: siteBrand.shape.follow,
  ...managerPins,
  offers: z.array(z.unknown()).default([]),
});
const siteFile = z.strictObject({
  name: someWords,
  brand: id,
  /** What it sells, and so whose coupons it takes; all of the hub's where nothing is said. */
  brands: z.array(id).min(1).optional(),
  staffPin: pin,
});

export type HubSite = z.output<typeof siteFile> & { readonly id: string };
type HubBrand = z.output<typeof siteBrand>;
export type HubFolder = z.output<typeof hubFile> & {
  readonly brands: readonly HubBrand[];
  /** By the brand's id; apart from what kiosks and pages are told of a brand. */
  readonly managers?: Readonly<Record<string, ReturnType<typeof managersOf>>>;
  readonly offers: readonly z.output<typeof siteOffer>[];
  readonly sites: readonly HubSite[];
};

/**
 * What a store sells; null for every brand. One that the settings no longer name sells nothing. A question that came
 * without its store (null) is good for what all of them sell, whichever it was.
 */
export const brandsAt = (
  { sites }: Pick<HubFolder, 'sites'>,
  id: string | null,
): readonly string[] | null => {
  if (id !== null) {
    const site = sites.find((one) => one.id === id);
    return site ? (site.brands ?? null) : [];
  }
  const named = sites.flatMap(({ brands }) => (brands ? [brands] : []));
  const [first, ...others] = named;
  return first?.filter((brand) => others.every((sold) => sold.includes(brand))) ?? null;
};

const MISSING =
  'cannot be read; a hub folder needs hub.json, brands/ and sites/ (assets/hub is an example)';

const filesIn = (folder: string): string[] => {
  if (!existsSync(folder)) throw new SettingsError([{ file: folder, path: '', reason: MISSING }]);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(folder, name));
};

/** Reads the whole folder; every problem of every file at once. */
const readHub = (folder: string): HubFolder => {
  const problems: SettingsProblem[] = [];
  const attempt = <T>(read: () => T): T[] => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  };
  const named = <S extends z.ZodType>(part: string, schema: S) =>
    attempt(() => filesIn(join(folder, part)))
      .flat()
      .flatMap((file) =>
        attempt(() => ({
          file,
          id: basename(file, '.json'),
          content: readJson(file, schema, MISSING),
        })),
      );
  const badId = (one: { file: string; id: string }) => {
    if (!id.safeParse(one.id).success)
      problems.push({ file: one.file, path: '', reason: 'its name is no id' });
  };

  const [hub] = attempt(() => readJson(join(folder, 'hub.json'), hubFile, MISSING));
  const brands = named('brands', brandFile);
  const sites = named('sites', siteFile);
  for (const one of [...brands, ...sites]) badId(one);

  const known = new Set(brands.map((brand) => brand.id));
  const siteIds = new Set(sites.map((site) => site.id));
  for (const { file, content } of sites) {
    const { brand, brands: sold } = content;
    if (!known.has(brand))
      problems.push({ file, path: 'brand', reason: `no brand is called "${brand}"` });
    for (const [i, one] of (sold ?? []).entries())
      if (!known.has(one))
        problems.push({ file, path: `brands.${i}`, reason: `no brand is called "${one}"` });
    if (sold && !sold.includes(brand))
      problems.push({ file, path: 'brands', reason: `its own brand "${brand}" is not among them` });
  }

  const seen = new Map<string, string>();
  const offers = brands.flatMap(({ file, id: brand, content }) =>
    content.offers.flatMap((raw, i) => {
      // A brand speaks for itself alone, whatever its file says.
      const parsed = siteOffer.safeParse({ ...(raw as object), brand });
      if (!parsed.success) {
        for (const issue of parsed.error.issues)
          problems.push({
            file,
            path: ['offers', i, ...issue.path].map(String).join('.'),
            reason: issue.message,
          });
        return [];
      }
      const offer = parsed.data;
      const other = seen.get(offer.id);
      if (other !== undefined)
        problems.push({
          file,
          path: `offers.${i}.id`,
          reason: `"${offer.id}" is an offer of "${other}" already`,
        });
      seen.set(offer.id, brand);
      for (const site of offer.conditions.sites)
        if (!siteIds.has(site))
          problems.push({
            file,
            path: `offers.${i}.conditions.sites`,
            reason: `no site is called "${site}"`,
          });
      return [offer];
    }),
  );
  if (hub === undefined || problems.length > 0) throw new SettingsError(problems);
  return {
    ...hub,
    brands: brands.map(
      ({
        id: brand,
        content: { offers: _offers, managerPin: _pin, managers: _managers, ...face },
      }) => ({ id: brand, ...face }),
    ),
    managers: Object.fromEntries(
      brands.map(({ id: brand, content }) => [brand, managersOf(content)]),
    ),
    offers,
    sites: sites.map(({ id: site, content }) => ({ id: site, ...content })),
  };
};

/** The hub's settings, followed as its files change; the last good ones stay in force, over a restart as well. */
export const openHubFolder = (
  folder: string,
  data: string,
  clock: Clock,
  log: Log,
): {
  readonly hub: Value<HubFolder>;
  readonly problems: Value<readonly SettingsProblem[]>;
  close(): void;
} => {
  const kept = join(data, 'hub.last-good.json');
  let last: HubFolder | null = null;
  const { value, problems, close } = followSettings<HubFolder>({
    folders: [folder, join(folder, 'brands'), join(folder, 'sites')].filter((one) =>
      existsSync(one),
    ),
    concerns: (name) => name.endsWith('.json'),
    read: () => (last = readHub(folder)),
    keep: () => {
      writeFileSync(`${kept}.new`, JSON.stringify(last), { mode: 0o600 });
      renameSync(`${kept}.new`, kept);
    },
    // Ours, and checked when it was written.
    readKept: () => JSON.parse(readFileSync(kept, 'utf8')) as HubFolder,
    clock,
    log,
  });
  return { hub: value, problems, close };
};
