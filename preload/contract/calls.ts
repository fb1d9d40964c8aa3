import { z } from 'zod';
import { brandCalls } from './brand-calls.ts';
import { code, nothing, type CallShape } from './call-shape.ts';
import { catalogCalls } from './catalog-calls.ts';
import { errandCalls } from './errand-calls.ts';
import * as n from './nouns.ts';
import { offerCalls } from './offer-calls.ts';

export { role, type CallShape, type Role } from './call-shape.ts';

const define = <const C extends Record<string, CallShape>>(list: C): C => list;

/** The whole of what a page may ask of the host. */
export const calls = define({
  ...catalogCalls,
  'visits.begin': {
    about: 'A shopper has begun at this screen.',
    input: nothing,
    output: z.object({ visit: n.id }),
    roles: ['screen'],
  },
  'visits.end': {
    about: 'The visit is over; what belonged to it is forgotten.',
    input: z.object({ visit: n.id, reason: z.enum(['done', 'idle', 'left', 'crash', 'boot']) }),
    output: nothing,
    roles: ['screen'],
  },
  'visits.consent': {
    about: 'A shopper lets the camera be used, for one purpose and in words they read.',
    input: z.object({
      purpose: n.cameraPurpose,
      /** Which version of the words was on the screen. */
      wording: z.string().min(1).max(32),
      language: n.language,
    }),
    output: z.object({ id: n.id }),
    roles: ['screen'],
  },
  'visits.withdraw': {
    about: 'The camera is not wanted any more: what was consented to is over.',
    input: z.object({ id: n.id }),
    output: nothing,
    roles: ['screen'],
  },
  'handoff.leave': {
    about:
      'A screen leaves a sealed picture for one phone. The key stays in the code on the screen and is never sent.',
    input: z.object({ sealed: n.sealedBytes }),
    output: z.object({ id: z.string(), url: z.string(), expiresInMs: z.number().int().positive() }),
    roles: ['screen'],
  },
  'handoff.withdraw': {
    about: 'The shopper does not want the picture: it is gone.',
    input: z.object({ id: n.id }),
    output: nothing,
    roles: ['screen'],
  },
  'handoff.take': {
    about: 'A phone fetches a sealed picture. Given once; it is nowhere else from then on.',
    input: z.object({ id: code }),
    output: z.object({ sealed: n.sealedBytes }),
    roles: ['phone'],
    http: 'POST /api/handoff/take',
    timeoutMs: 30_000,
  },
  'visits.invite': {
    about:
      'A way for a phone to say what this screen shows: to type where a screen has no keys. Good for this visit.',
    input: nothing,
    output: z.object({ url: z.string() }),
    roles: ['screen'],
  },
  'visits.show': {
    about: 'A phone that was invited puts a product on the screen.',
    input: z.object({ invitation: code, sku: n.sku }),
    output: nothing,
    roles: ['phone'],
    http: 'POST /api/show',
  },
  'cameras.report': {
    about: 'How this screen’s camera is.',
    input: n.cameraStanding.pick({ state: true, why: true }),
    output: nothing,
    roles: ['screen'],
  },
  'cameras.allow': {
    about: 'The privacy switch: turns a screen’s camera off for everybody until it is turned on.',
    input: n.cameraStanding.pick({ screen: true, allowed: true }),
    output: nothing,
    roles: ['staff'],
  },
  'cameras.setUp': {
    about:
      'Staff set a camera up: its picture is shown on its own screen, once that is at rest, and nowhere else.',
    input: z.object({ screen: n.id, open: z.boolean() }),
    output: nothing,
    roles: ['staff'],
  },
  'cameras.seen': {
    about:
      'What a screen that is set up sees, as names and a number. `null` when somebody touched it: it is over.',
    input: z.object({ seen: n.cameraSeen.nullable() }),
    output: nothing,
    roles: ['screen'],
  },
  'cameras.calibrate': {
    about: 'The field of view, from the face of somebody who stands so far from the lens.',
    input: z.object({ screen: n.id, metres: n.calibrationDistance }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('measured'), fieldOfView: z.number() }),
      z.object({ kind: z.enum(['nobody', 'unsteady']) }),
    ]),
    roles: ['staff'],
  },
  'cameras.set': {
    about:
      'Which camera, how it is mounted and what it sees; `null` goes back to what the site’s file says.',
    input: z.object({ screen: n.id, setting: n.cameraSetting.nullable() }),
    output: nothing,
    roles: ['staff'],
  },
  'passers.watch': {
    about:
      'The wall stands at this screen and would look for passers-by. Asked again every so often: leave runs out.',
    input: z.object({ watching: z.boolean() }),
    output: z.object({ may: z.boolean() }),
    roles: ['screen'],
  },
  'passers.count': {
    about:
      'How many passed this screen, and how long they stood. Refused where nobody is to be counted.',
    input: n.passersCount,
    output: nothing,
    roles: ['screen'],
  },
  'passers.allow': {
    about: 'Staff turn the counting of passers-by off at a screen, or on where the site wants it.',
    input: z.object({ screen: n.id, allowed: z.boolean() }),
    output: nothing,
    roles: ['staff'],
  },
  ...errandCalls,
  ...offerCalls,
  ...brandCalls,
  'staff.signIn': {
    about: 'Open the staff pages with the PIN.',
    /** `site` where a hub serves several; `brand` for a brand's own pages, with its own PIN. */
    input: z.object({
      pin: z.string().min(1).max(32),
      site: n.id.optional(),
      brand: n.id.optional(),
    }),
    output: z.object({ token: z.string(), expiresInMs: z.number().int().positive() }),
    roles: ['guest', 'staff', 'brand'],
    http: 'POST /api/staff/sign-in',
  },
  'staff.signOut': {
    about: 'Close the staff pages on this device.',
    input: nothing,
    output: nothing,
    roles: ['staff', 'brand'],
  },
  'staff.pass': {
    about:
      'For a till page at a kiosk of a hub: what it shows the hub to go on there while this kiosk is away. Null without a hub.',
    input: nothing,
    output: z.object({
      hub: z
        .object({
          url: z.string(),
          token: z.string().max(512),
          expiresInMs: z.number().int().positive(),
        })
        .nullable(),
    }),
    roles: ['staff'],
  },
  'devices.scanned': {
    about: 'A keyboard-wedge scanner on this page read a code.',
    input: z.object({ text: z.string().min(1).max(512) }),
    output: nothing,
    roles: ['screen', 'staff'],
  },
  'screen.crashed': {
    about: 'An experience hit its error wall; the screen went back to the attract loop.',
    input: z.object({ experience: z.string().max(64), message: z.string().max(2000) }),
    output: nothing,
    roles: ['screen'],
  },
  'bench.place': {
    about: 'Put a tagged garment before an antenna of a simulated reader.',
    input: z.object({
      device: n.id,
      antenna: z.number().int().min(1).max(32),
      sku: n.sku,
      motion: z.enum(['still', 'carried', 'held']),
    }),
    output: nothing,
    roles: ['bench'],
  },
  'bench.remove': {
    about: 'Take a garment away from a simulated reader.',
    input: z.object({ device: n.id, sku: n.sku }),
    output: nothing,
    roles: ['bench'],
  },
  'bench.fault': {
    about: 'Do to a simulated reader what happens to real ones.',
    input: z.object({
      device: n.id,
      fault: z.enum([
        'pull-cable',
        'restore-cable',
        'reboot',
        'garbage',
        'clock-forward',
        'clock-back',
        'clear',
      ]),
    }),
    output: nothing,
    roles: ['bench'],
  },
});

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>;
/** What a handler receives: parsed, defaults filled in. */
export type CallParsed<N extends CallName> = z.output<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>;
