import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { CameraStanding, EventValue } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { cell, type Value } from '../base/value.ts';
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
  close(): void;
};

const switchedOff = z.object({
  off: z.array(z.string()),
  passersOff: z.array(z.string()).default([]),
});

/** A file that cannot be read any more turns every camera off: whoever set a switch must be able to rely on it. */
const readOff = (file: string, screens: readonly string[]): z.output<typeof switchedOff> => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { off: [], passersOff: [] };
  }
  try {
    return switchedOff.parse(JSON.parse(text));
  } catch {
    return { off: [...screens], passersOff: [...screens] };
  }
};

/** The cameras of this site's screens: the staff's switch for each, and how each said it is. */
export const openCameras = (
  file: string,
  site: Value<SiteFile>,
  clock: Pick<Clock, 'wall'>,
): Cameras => {
  const read = readOff(
    file,
    site.get().screens.map(({ id }) => id),
  );
  const off = new Set(read.off);
  const passersOff = new Set(read.passersOff);
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
              passers: !camera.passers ? 'never' : passersOff.has(id) ? 'off' : 'on',
              ...(reports.get(id) ?? { state: 'off', why: null, since: started }),
            },
          ]
        : [],
    ),
  });
  const turn = (switched: Set<string>, screen: string, allowed: boolean) => {
    if (allowed) switched.delete(screen);
    else switched.add(screen);
    // Whole or not at all: half a file would be read as a switch that nobody turned.
    const text = JSON.stringify({ off: [...off], passersOff: [...passersOff] });
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    tell();
  };
  const value = cell(standing());
  const tell = () => value.set(standing());
  const close = site.onChange(tell);

  return {
    value,
    report(screen, report) {
      reports.set(screen, { ...report, since: clock.wall() });
      tell();
    },
    allow: (screen, allowed) => turn(off, screen, allowed),
    isAllowed: (screen) => !off.has(screen),
    allowPassers: (screen, allowed) => turn(passersOff, screen, allowed),
    mayWatch: (screen) =>
      value
        .get()
        .cameras.some((one) => one.screen === screen && one.allowed && one.passers === 'on'),
    close,
  };
};
