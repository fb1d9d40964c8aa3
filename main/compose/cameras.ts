import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import {
  cameraSetting,
  type CameraSetting,
  type CameraStanding,
  type EventValue,
  type ScreenCamera,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { cell, type Value } from '../base/value.ts';
import { openCameraSetUps, type CameraSetUps } from './camera-set-up.ts';
import type { SiteFile } from '../settings/site-file.ts';

type Report = Pick<CameraStanding, 'state' | 'why'>;

export type Cameras = {
  readonly value: Value<EventValue<'cameras'>>;
  report(screen: string, report: Report): void;
  /** The privacy switch. Stays as it is set, across starts. */
  allow(screen: string, allowed: boolean): void;
  isAllowed(screen: string): boolean;
  /** The staff's switch for passers-by; moves nothing where the site does not want them counted. */
  allowPassers(screen: string, allowed: boolean): void;
  /** Whether the site, the switch for passers-by and the privacy switch all say so. */
  mayWatch(screen: string): boolean;
  readonly setUps: CameraSetUps;
  /** What staff set; null for what the site's file says. Kept across starts. */
  set(screen: string, setting: CameraSetting | null): void;
  /** A screen's camera as it is to be opened and shown. */
  settled(screen: string, camera: ScreenCamera): ScreenCamera;
  /** Raised whenever `settled` may answer otherwise. */
  readonly settings: Value<number>;
  close(): void;
};

const switchedOff = z.object({
  off: z.array(z.string()),
  passersOff: z.array(z.string()).default([]),
  set: z.record(z.string(), cameraSetting).default({}),
});

/** A file that cannot be read any more turns every camera off: whoever set a switch must be able to rely on it. */
const readOff = (file: string, screens: readonly string[]): z.output<typeof switchedOff> => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { off: [], passersOff: [], set: {} };
  }
  try {
    return switchedOff.parse(JSON.parse(text));
  } catch {
    return { off: [...screens], passersOff: [...screens], set: {} };
  }
};

/** The cameras of this site's screens: the staff's switch for each, and how each said it is. */
export const openCameras = (
  file: string,
  site: Value<SiteFile>,
  clock: Pick<Clock, 'wall' | 'after'>,
): Cameras => {
  const read = readOff(
    file,
    site.get().screens.map(({ id }) => id),
  );
  const off = new Set(read.off);
  const passersOff = new Set(read.passersOff);
  const set = new Map(Object.entries(read.set));
  const settings = cell(0);
  const setUps = openCameraSetUps({ clock, changed: () => tell() });
  const reports = new Map<string, Report & { readonly since: number }>();
  const started = clock.wall();

  const standing = (): EventValue<'cameras'> => ({
    cameras: site.get().screens.flatMap(({ id, camera }) =>
      camera
        ? [
            {
              screen: id,
              demo: camera.demo,
              allowed: !off.has(id),
              own: set.has(id),
              setUp: setUps.of(id),
              passers: !camera.passers ? 'never' : passersOff.has(id) ? 'off' : 'on',
              ...(reports.get(id) ?? { state: 'off', why: null, since: started }),
            },
          ]
        : [],
    ),
  });
  const keep = () => {
    // Whole or not at all: half a file would be read as a switch that nobody turned.
    const text = JSON.stringify({
      off: [...off],
      passersOff: [...passersOff],
      set: Object.fromEntries(set),
    });
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    tell();
  };
  const turn = (switched: Set<string>, screen: string, allowed: boolean) => {
    if (allowed) switched.delete(screen);
    else switched.add(screen);
    keep();
  };
  const value = cell(standing());
  const tell = () => value.set(standing());
  const stopFollowing = site.onChange(tell);

  return {
    value,
    report(screen, report) {
      reports.set(screen, { ...report, since: clock.wall() });
      tell();
    },
    allow(screen, allowed) {
      if (!allowed) setUps.end(screen);
      turn(off, screen, allowed);
    },
    isAllowed: (screen) => !off.has(screen),
    allowPassers: (screen, allowed) => turn(passersOff, screen, allowed),
    mayWatch: (screen) =>
      value
        .get()
        .cameras.some((one) => one.screen === screen && one.allowed && one.passers === 'on'),
    setUps,
    settings,
    set(screen, setting) {
      if (setting) set.set(screen, setting);
      else set.delete(screen);
      keep();
      settings.set(settings.get() + 1);
    },
    settled(screen, { device: named, ...camera }) {
      const own = set.get(screen);
      if (!own) return named === undefined ? camera : { ...camera, device: named };
      const { device, ...rest } = own;
      return { ...camera, ...rest, ...(device !== null && { device }) };
    },
    close() {
      stopFollowing();
      setUps.close();
    },
  };
};
