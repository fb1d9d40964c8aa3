import { z } from 'zod';
import { garment, garmentCut } from './garments.ts';
import { amount, instant, language, sku, words } from './primitives.ts';

/** A colour to be worn on a face. Its label, `304`, is the size's. */
export const shade = z.object({ hex: z.string().regex(/^#[0-9a-f]{6}$/), name: words.optional() });
export type Shade = z.infer<typeof shade>;

/** The heights of people, in centimetres, that a size is made for; both ends belong to it. */
export const heightSpan = z.object({ from: z.number().int(), to: z.number().int() });
export type HeightSpan = z.infer<typeof heightSpan>;

/** What a product comes in: sizes of a garment, shades of a lipstick. */
export const size = z.object({
  label: z.string(),
  stock: z.number().int().nonnegative().nullable(),
  shade: shade.optional(),
  height: heightSpan.optional(),
});
/** When a piece is worn: the seasons in the year's order, '' for all year round. */
export const season = z.enum([
  '',
  'spring',
  'summer',
  'autumn',
  'winter',
  'spring-summer',
  'spring-autumn',
  'spring-winter',
  'summer-autumn',
  'summer-winter',
  'autumn-winter',
  'spring-summer-autumn',
  'spring-summer-winter',
  'spring-autumn-winter',
  'summer-autumn-winter',
]);
export type Season = z.infer<typeof season>;
export const product = z.object({
  sku,
  gtin: z.string().nullable(),
  name: words,
  brand: z.string(),
  category: z.string(),
  gender: z.string(),
  colour: z.string(),
  season,
  price: amount.nullable(),
  listPrice: amount.nullable(),
  currency: z.string(),
  /** A path below the page's own origin, or null where the site has no picture. */
  image: z.string().nullable(),
  sizes: z.array(size),
});
export type Product = z.infer<typeof product>;

export const makeupPart = z.enum(['lips', 'cheeks', 'lids', 'brows']);
export type MakeupPart = z.infer<typeof makeupPart>;
export const makeupFinish = z.enum(['matte', 'satin', 'gloss']);
export type MakeupFinish = z.infer<typeof makeupFinish>;
/** A product with shades, where on a face it is worn and how it lies there. */
export const makeup = z.object({
  part: makeupPart,
  /** Of lips alone, and null where its words do not say. */
  finish: makeupFinish.nullable(),
  product,
});
export type Makeup = z.infer<typeof makeup>;

/** What shoppers lifted and left, and looked for in vain. Nothing is told of fewer than ten visits. */
export const assortment = z.object({
  /** Whether anything is counted at present. */
  feedback: z.enum(['off', 'observe', 'rank']),
  days: z.number().int().positive(),
  /** What all of it is out of; null where they are too few for a report. */
  visits: z.number().int().nonnegative().nullable(),
  /** Visits that lifted anything. */
  lifting: z.number().int().nonnegative(),
  /** Lifted by so many visits, claimed by so many of these, left by the others. */
  notTaken: z.array(
    z.object({
      sku,
      name: words.nullable(),
      category: z.string(),
      lifted: z.number().int().positive(),
      claimed: z.number().int().nonnegative(),
      left: z.number().int().positive(),
    }),
  ),
  /** Words nothing answered to, and how often they were typed. */
  notFound: z.array(z.object({ words: z.string(), times: z.number().int().positive() })),
  /** Visits that lifted a tag the shop's lists do not know; null where too few did. */
  unknownTags: z.number().int().positive().nullable(),
});
export type AssortmentReport = z.infer<typeof assortment>;

/** How the words of a search were understood. */
export const searchReading = z.object({
  /** Words read as others than were typed: a slip mended, pinyin read aloud. */
  corrected: z.array(z.object({ typed: z.string(), read: z.string() })),
  /** Words that mean nothing here and were left out. */
  unknown: z.array(z.string()),
  /** 'some' where no product answers to every word: these answer to the most of them. */
  matched: z.enum(['all', 'some']),
});
export type SearchReading = z.infer<typeof searchReading>;
const facet = z.array(z.object({ value: z.string(), count: z.number().int().positive() }));
export const searchFacets = z.object({
  category: facet,
  gender: facet,
  colour: facet,
  brand: facet,
});
export type SearchFacets = z.infer<typeof searchFacets>;

export const outfitSlot = z.enum([
  'outerwear',
  'top',
  'bottom',
  'dress',
  'shoes',
  'bag',
  'accessory',
]);
export type OutfitSlot = z.infer<typeof outfitSlot>;

/** Colours as a colourist groups them; what is mixed, blank or unknown is in none. */
export const colourFamily = z.enum([
  'denim',
  'navy',
  'brown',
  'beige',
  'grey',
  'metallic',
  'black',
  'white',
  'red',
  'pink',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
]);
export type ColourFamilyName = z.infer<typeof colourFamily>;

/**
 * Why an outfit is shown: each part is a plain fact about the lifted product and every piece shown, or it is not said.
 * Words are looked up by kind.
 */
export const outfitReason = z.discriminatedUnion('kind', [
  /** A stylist of this shop put it together. */
  z.object({ kind: z.literal('stylist') }),
  /** So many stylists' looks hold the lifted one and the piece in this place; null: each piece is in at least so many. */
  z.object({
    kind: z.literal('worn-together'),
    slot: outfitSlot.nullable(),
    looks: z.number().int().min(2),
  }),
  /** So many stylists' looks hold the lifted one's kind and the kind of the piece in this place. */
  z.object({
    kind: z.literal('kinds-worn-together'),
    slot: outfitSlot,
    looks: z.number().int().positive(),
  }),
  /** All of one colour family. */
  z.object({ kind: z.literal('tone-on-tone'), colour: colourFamily }),
  /** All neutral, in two families or more. */
  z.object({ kind: z.literal('neutrals') }),
  /** All neutral but one. */
  z.object({ kind: z.literal('accent'), colour: colourFamily }),
  /** One colour that comes back, beside neutrals alone. */
  z.object({ kind: z.literal('same-palette'), colour: colourFamily }),
  /** All are stated to be for this occasion. */
  z.object({ kind: z.literal('same-occasion'), occasion: z.string().min(1) }),
  /** None is for all the year, and all are for this. */
  z.object({ kind: z.literal('same-season'), season: season.exclude(['']) }),
  z.object({ kind: z.literal('same-brand'), brand: z.string().min(1) }),
  /** Every piece lies in this store today; `sizes` are those all sized garments are there in. */
  z.object({ kind: z.literal('in-store'), sizes: z.array(z.string()) }),
  /** Nothing more can be said than that it was put together for this piece. */
  z.object({ kind: z.literal('suggested') }),
]);
export type OutfitReason = z.infer<typeof outfitReason>;
export const outfit = z.object({
  id: z.string(),
  name: words.nullable(),
  /** The strongest first. */
  reasons: z.array(outfitReason).min(1).max(3),
  /** The other pieces, the lifted product left out; one per slot. */
  pieces: z
    .array(
      z.object({
        slot: outfitSlot,
        product,
        /** Shown before others because somebody asked for it; said on every screen. */
        promoted: z.boolean(),
      }),
    )
    .min(1),
  /** The lifted product and all pieces, in fen; null where a price is missing. */
  total: amount.nullable(),
});
export type Outfit = z.infer<typeof outfit>;

/** A campaign's wish to see more of something in outfits. */
export const boost = z.object({
  by: z.enum(['sku', 'brand', 'category']),
  /** A product's number, the id of a brand, or a category as lists write it. */
  value: z.string(),
  weight: z.number().positive().max(1),
  validUntil: instant.nullable(),
});

export const reviewAspect = z.enum(['fit', 'size', 'fabric', 'colour', 'service']);
export const reviewHighlight = z.object({
  text: z.string(),
  rating: z.number().int().min(1).max(5),
  language,
  happy: z.boolean(),
});
/** What shoppers say of the sizing, counted: "runs small: 38 of 120 say so". `of` are the reviews that say anything. */
export const sizeHint = z.object({
  leaning: z.enum(['small', 'true', 'large']),
  said: z.number().int().positive(),
  of: z.number().int().positive(),
});
/** Where reviews come from: the file that brought them, and the place it names for them. */
export const reviewSource = z.object({
  /** Such as "天猫旗舰店"; null where the file does not say. */
  name: z.string().nullable(),
  file: z.string(),
  count: z.number().int().positive(),
  /** The day of the newest, as 2026-03-08; null where the file gives no days. */
  newest: z.string().nullable(),
  imported: instant.nullable(),
});
export const reviewDigest = z.object({
  count: z.number().int().nonnegative(),
  /** Mean of the ratings, one decimal; null where nobody has reviewed yet. */
  score: z.number().min(1).max(5).nullable(),
  /** Up to three in each language, a language's passages together, best first; what most write in comes first. */
  highlights: z.array(reviewHighlight),
  /** By language as well, in the same order. */
  keywords: z.array(
    z.object({
      aspect: reviewAspect,
      text: z.string(),
      language,
      happy: z.boolean(),
      count: z.number().int().positive(),
    }),
  ),
  /** Over all languages; null where too few speak of the size, or they do not agree. */
  sizeHint: sizeHint.nullable(),
  /** The one with most reviews first. */
  sources: z.array(reviewSource),
});
export type ReviewDigest = z.infer<typeof reviewDigest>;

export const productAnswer = z.object({
  product,
  outfits: z.array(outfit).max(3),
  reviews: reviewDigest,
  /** What the mirror puts on; null where this piece cannot be worn there. */
  garment: garment.nullable(),
});
export type ProductAnswer = z.infer<typeof productAnswer>;

/** A product that the mirror can put on. */
export const wearable = z.object({ product, garment });
export type Wearable = z.infer<typeof wearable>;

/** A product that could be worn before a mirror, for whoever looks after its garments. */
export const garmentEntry = z.object({
  product,
  /** How it is worn by the catalogue's word; null where it is none of these. */
  cut: garmentCut.nullable(),
  garment: garment.nullable(),
});
export type GarmentEntry = z.infer<typeof garmentEntry>;
