import { z } from 'zod';
import { brand, id, language, screenCamera, theme } from '../../preload/contract/index.ts';
import { siteBoost } from './site-boost.ts';
import { siteOffer } from './site-offer.ts';
import { someWords } from './written.ts';

const siteScreen = z.object({
  id,
  name: someWords,
  place: someWords.default({ zh: '', en: '' }),
  theme: theme.default('paper'),
  /** Whose name stands at the top; the first brand where it is not said. */
  brand: id.optional(),
  diagonalInches: z.number().min(7).max(120).default(43),
  lowerEdgeMm: z.number().min(0).max(2500).default(300),
  zones: z.array(id).default([]),
  camera: screenCamera.strict().optional(),
});

/** Whatever a device's driver wants to know stands beside these and is checked by the driver itself. */
const siteDevice = z.looseObject({
  id,
  driver: z.string().min(1),
  simulated: z.boolean().default(false),
});

export const siteBrand = brand.extend({
  name: someWords,
  follow: z
    .object({
      label: someWords.default({ zh: '关注', en: 'Follow' }),
      url: z.url({ protocol: /^https$/, error: 'an https address' }),
    })
    .optional(),
});

export const pin = z.string().regex(/^\d{4,12}$/, '4 to 12 digits');

/** Lets a brand's own people change its offers: one PIN for all of them, or each by name. Nobody where there is neither. */
export const managerPins = {
  managerPin: pin.optional(),
  managers: z
    .array(
      z.strictObject({
        name: z
          .string()
          .trim()
          .min(1)
          .max(24)
          .regex(/^[^\p{Cc}]+$/u),
        pin,
      }),
    )
    .max(20)
    .superRefine((list, context) => {
      for (const what of ['name', 'pin'] as const) {
        const seen = new Set<string>();
        for (const [i, one] of list.entries()) {
          const message = what === 'name' ? `a second "${one.name}"` : 'the PIN of somebody else';
          if (seen.has(one[what])) context.addIssue({ code: 'custom', path: [i, what], message });
          seen.add(one[what]);
        }
      }
    })
    .optional(),
};
/** Whose changes are whose is only known of those who have a name. */
export const managersOf = (brand: {
  readonly managerPin?: string | undefined;
  readonly managers?: readonly { readonly name: string; readonly pin: string }[] | undefined;
}): readonly { readonly name: string | null; readonly pin: string }[] => [
  ...(brand.managers ?? []),
  ...(brand.managerPin === undefined ? [] : [{ name: null, pin: brand.managerPin }]),
];

const unique = (what: string) => (list: readonly { id: string }[], context: z.RefinementCtx) => {
  const seen = new Set<string>();
  for (const [i, one] of list.entries()) {
    if (seen.has(one.id))
      context.addIssue({
        code: 'custom',
        path: [i, 'id'],
        message: `a second ${what} called "${one.id}"`,
      });
    seen.add(one.id);
  }
};

/** What the shop learns from what shoppers do, and what that may move. */
const siteJudgement = z.strictObject({
  /** `off`: nothing is counted. `observe`: counted and reported. `rank`: the counts move what is shown. */
  feedback: z.enum(['off', 'observe', 'rank']).default('off'),
  /** How much of its full range a learned move may use, 0 to 1. */
  bound: z.number().min(0).max(1).default(0.5),
  halfLifeDays: z.number().min(1).max(365).default(30),
  seed: z.string().max(64).default('lookglass'),
});

/** `site.json`: everything a shop says about itself. Unknown keys are refused, so that a typo is not silently nothing. */
export const siteFile = z
  .strictObject({
    /** What offers call this site that are good at some sites only. */
    id: id.optional(),
    name: someWords,
    languages: z.array(language).min(1).default(['zh', 'en']),
    currency: z.string().length(3).default('CNY'),
    staffPin: pin,
    brands: z.array(siteBrand.extend(managerPins)).min(1).superRefine(unique('brand')),
    offers: z.array(siteOffer).superRefine(unique('offer')).default([]),
    screens: z.array(siteScreen).min(1).superRefine(unique('screen')),
    devices: z.array(siteDevice).superRefine(unique('device')).default([]),
    /** What campaigns want to be seen more in outfits; bounded, and said on the screen. */
    boosts: z.array(siteBoost).max(50).default([]),
    /** Numbers of the presence rules; checked by presence itself. */
    presence: z.record(z.string(), z.unknown()).default({}),
    judgement: siteJudgement.prefault({}),
    /** What single experiences are told, by their id; each checks its own. */
    experiences: z.record(id, z.record(z.string(), z.unknown())).default({}),
    /** Where phones reach this kiosk, where its own address on the shop's network is not the right one. */
    publicUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** The hub this kiosk belongs to, as `lookglass hub enrol` prints it; the key opens the door once. */
    hub: z
      .strictObject({
        url: z.url({ protocol: /^https?$/ }),
        node: z
          .string()
          .regex(/^[\w.-]+\/[\w.-]+\/[\w.-]+$/, 'brand/site/kiosk, as the hub printed it'),
        key: z.string().min(8).max(64),
      })
      .optional(),
  })
  .superRefine((site, context) => {
    const brands = new Set(site.brands.map((one) => one.id));
    for (const [i, offer] of site.offers.entries()) {
      if (!brands.has(offer.brand))
        context.addIssue({
          code: 'custom',
          path: ['offers', i, 'brand'],
          message: `no brand is called "${offer.brand}"`,
        });
    }
    for (const [i, boost] of site.boosts.entries()) {
      if (boost.brand !== undefined && !brands.has(boost.brand))
        context.addIssue({
          code: 'custom',
          path: ['boosts', i, 'brand'],
          message: `no brand is called "${boost.brand}"`,
        });
    }
    for (const [i, screen] of site.screens.entries()) {
      if (screen.brand !== undefined && !brands.has(screen.brand)) {
        context.addIssue({
          code: 'custom',
          path: ['screens', i, 'brand'],
          message: `no brand is called "${screen.brand}"`,
        });
      }
    }
  });

export type SiteFile = z.output<typeof siteFile>;
