import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { OfferRule } from '../../preload/contract/index.ts';
import { pathText, SettingsError } from './settings.ts';
import { siteOffer } from './site-offer.ts';

const offerFile = z.object({ offers: z.array(siteOffer) });

/** Offers in a file of their own, written as in `site.json`. */
export const readOfferFile = (file: string): readonly OfferRule[] => {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SettingsError([{ file, path: '', reason: String(error) }]);
  }
  const parsed = offerFile.safeParse(raw);
  if (parsed.success) return parsed.data.offers;
  throw new SettingsError(
    parsed.error.issues.map((issue) => ({
      file,
      path: pathText(issue.path),
      reason: issue.message,
    })),
  );
};
