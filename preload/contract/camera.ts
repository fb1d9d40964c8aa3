import { z } from 'zod';
import { id, instant } from './primitives.ts';

/** How a screen's camera is mounted and shown. */
export const screenCamera = z.object({
  /** Its name or id as the machine gives it; the first camera where it is not said. */
  device: z.string().min(1).max(256).optional(),
  /** Degrees that the picture is turned clockwise to stand upright: cameras of portrait screens lie on their side. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).default(0),
  /** Shown as a mirror shows: left is left. */
  mirror: z.boolean().default(true),
  /** Of the wide side, in degrees; what sizes and distances are worked out by. */
  fieldOfView: z.number().min(20).max(170).default(65),
  /** A drawn person in place of a camera. */
  demo: z.boolean().default(false),
  /** Whoever passes the wall at rest is counted, and sees an outline of themselves. Nobody is, unless the site says so. */
  passers: z.boolean().default(false),
});
export type ScreenCamera = z.output<typeof screenCamera>;

/** What a shopper lets the camera look for; each is asked for by itself. */
export const cameraPurpose = z.enum(['fitting', 'makeup', 'gestures', 'comic']);
export type CameraPurpose = z.infer<typeof cameraPurpose>;

export const cameraRefusal = z.enum(['no-camera', 'permission', 'privacy-switch', 'in-use']);
export type CameraRefusal = z.infer<typeof cameraRefusal>;

/** What staff set at the set-up page, over what the site's file says. */
export const cameraSetting = z.strictObject({
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  mirror: z.boolean(),
  fieldOfView: z.number().min(20).max(170),
  /** Null for the first there is. */
  device: z.string().min(1).max(256).nullable(),
});
export type CameraSetting = z.infer<typeof cameraSetting>;

/** What a screen tells while its camera is set up: names and a number, nothing of the picture. */
export const cameraSeen = z.strictObject({
  found: z.array(z.object({ id: z.string().max(256), name: z.string().max(256) })).max(32),
  /** The one whose picture the screen shows. */
  open: z.string().max(256).nullable(),
  /** How far the eyes of the nearest face are apart, as a part of the wide side; null where there is none. */
  eyes: z.number().positive().max(1).nullable(),
});
export type CameraSeen = z.infer<typeof cameraSeen>;

/** From eye to eye of a grown-up, in metres; of nine in ten within a tenth. What distances are measured by. */
export const EYES_M = 0.063;

/** How far from the lens somebody stands who measures its field of view, in metres. */
export const calibrationDistance = z.number().min(0.5).max(5);

/** How a screen's camera is, for staff: facts of the device, nothing of the picture. */
export const cameraStanding = z.object({
  screen: id,
  demo: z.boolean(),
  /** False while staff have switched it off. */
  allowed: z.boolean(),
  /** `watching`: for passers-by alone; nobody before it has said yes to more. */
  state: z.enum(['off', 'starting', 'previewing', 'watching', 'lost', 'refused']),
  /** Whether it may look for passers-by: `never` where the site does not want that, `off` where staff do not. */
  passers: z.enum(['never', 'off', 'on']),
  /** Whether staff have set it otherwise than the site's file. */
  own: z.boolean(),
  /** While staff set it up: `waiting` until the screen is at rest and shows the picture. */
  setUp: z.object({ state: z.enum(['waiting', 'shown']), seen: cameraSeen }).nullable(),
  why: cameraRefusal.nullable(),
  since: instant,
});
export type CameraStanding = z.infer<typeof cameraStanding>;
