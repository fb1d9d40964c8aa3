import { z } from 'zod';
import { nothing, type CallShape } from './call-shape.ts';
import * as n from './nouns.ts';
import { intent } from './primitives.ts';

/** What hangs in the shop, how it is found, what may be worn in the mirrors, and what shoppers make of it. */
export const catalogCalls = {
  'catalog.product': {
    about: 'One product with its outfits and what shoppers say of it.',
    input: z.object({ sku: n.sku }),
    output: n.productAnswer,
    roles: ['screen', 'staff', 'bench', 'phone'],
    http: 'GET /api/product',
  },
  'catalog.search': {
    about:
      'Products by text and attributes, best first. Chinese, English, pinyin and slips of the finger.',
    input: z.object({
      text: z.string().max(200).default(''),
      category: z.string().max(64).optional(),
      gender: z.string().max(64).optional(),
      colour: z.string().max(64).optional(),
      brand: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(24),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    output: z.object({
      products: z.array(n.product),
      total: z.number().int().nonnegative(),
      ...n.searchReading.shape,
      /** Products by what they are, the most first; empty where nothing was typed. */
      facets: n.searchFacets,
    }),
    roles: ['screen', 'staff', 'bench', 'phone'],
    http: 'GET /api/products',
  },
  'catalog.shelf': {
    about:
      'A page of the shop without an end: what can be had and is in season first, neighbours that differ.',
    input: z.object({
      /** The same seed is the same order. */
      seed: z.string().min(1).max(64),
      /** The garment in hand: its near relations come sooner. */
      sku: n.sku.optional(),
      category: z.string().max(64).optional(),
      gender: z.string().max(64).optional(),
      /** Of the page before; it stays good across imports. */
      cursor: z.string().max(1200).optional(),
      limit: z.coerce.number().int().min(1).max(48).default(24),
    }),
    /** No cursor where there is nothing at all. */
    output: z.object({ products: z.array(n.product), cursor: z.string().nullable() }),
    roles: ['screen', 'staff', 'bench', 'phone'],
    http: 'GET /api/shelf',
  },
  'catalog.garments': {
    about: 'What the mirror can put on: what can be had first, then what a person has looked at.',
    input: z.object({
      cut: n.garmentCut.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(24),
    }),
    output: z.object({ wearables: z.array(n.wearable) }),
    roles: ['screen', 'staff', 'bench', 'phone'],
    http: 'GET /api/garments',
  },
  'catalog.makeup': {
    about:
      'What is worn on a face, with its shades: what can be had first, at most a dozen for each part.',
    input: nothing,
    output: z.object({ makeup: z.array(n.makeup) }),
    roles: ['screen', 'staff', 'bench', 'phone'],
    http: 'GET /api/makeup',
  },
  'garments.list': {
    about: 'Garments nobody has looked at first, then the others, then products without one.',
    input: z.object({ text: z.string().max(100).default('') }),
    output: z.object({
      entries: z.array(n.garmentEntry),
      unseen: z.number().int().nonnegative(),
      /** There are more than these. */
      more: z.boolean(),
    }),
    roles: ['staff'],
  },
  'garments.upload': {
    about:
      'One part of a cut-out picture, in order. It is kept for some minutes, until it is saved.',
    input: z.object({
      upload: intent,
      part: z
        .number()
        .int()
        .min(0)
        .max(n.MOST_UPLOAD / n.UPLOAD_PART),
      data: z.base64().max(Math.ceil(n.UPLOAD_PART / 3) * 4),
    }),
    output: z.object({ bytes: z.number().int().positive() }),
    roles: ['staff'],
  },
  'garments.save': {
    about:
      'A person has looked at a garment: these are its points, and this its picture where it has a new one.',
    input: z.object({
      sku: n.sku,
      shape: n.garmentShape,
      upload: intent.nullable().default(null),
    }),
    output: n.garment,
    roles: ['staff'],
    timeoutMs: 30_000,
  },
  'insights.seen': {
    about:
      'A product is on this screen, and what is shown beside it. Counted where the site says so.',
    input: z.object({
      sku: n.sku,
      by: z.enum(['tag', 'touch']),
      shown: z.array(n.sku).max(32).default([]),
      opened: z.array(n.sku).max(16).default([]),
    }),
    output: nothing,
    roles: ['screen'],
  },
  'insights.unknownTag': {
    about: 'A garment the lists do not know was lifted before this screen.',
    input: nothing,
    output: nothing,
    roles: ['screen'],
  },
  'insights.assortment': {
    about: 'What is lifted and left, and what is looked for and not carried.',
    input: z.object({ days: z.coerce.number().int().min(1).max(90).default(30) }),
    output: n.assortment,
    roles: ['staff'],
    http: 'GET /api/insights/assortment',
  },
  'insights.assortmentCsv': {
    about:
      'The same for a spreadsheet: UTF-8 with its mark, every number beside what it is out of.',
    input: z.object({ days: z.coerce.number().int().min(1).max(90).default(30) }),
    output: z.object({ csv: z.string() }),
    roles: ['staff'],
  },
  'insights.passers': {
    about: 'How many passed each screen and how long they stood, by the hour of the day.',
    input: z.object({ days: z.coerce.number().int().min(1).max(90).default(30) }),
    output: n.passersReport,
    roles: ['staff'],
  },
  'catalog.imports': {
    about: 'State of every import since the start.',
    input: nothing,
    output: z.object({ imports: z.array(n.importState) }),
    roles: ['staff', 'bench'],
    http: 'GET /api/imports',
  },
} as const satisfies Record<string, CallShape>;
