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
  close(): void;
};

const switchedOff = z.object({ off: z.array(z.string()) });

/** A file that cannot be read any more turns every camera off: whoever set a switch must be able to rely on it. */
const readOff = (file: string, screens: readonly string[]): Set<string> => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return new Set();
  }
  try {
    return new Set(switchedOff.parse(JSON.parse(text)).off);
  } catch {
    return new Set(screens);
  }
};

/** The cameras of this site's screens: the staff's switch for each, and how each said it is. */
export const openCameras = (
  file: string,
  site: Value<SiteFile>,
  clock: Pick<Clock, 'wall'>,
): Cameras => {
  const off = readOff(
    file,
    site.get().screens.map(({ id }) => id),
  );
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
              ...(reports.get(id) ?? { state: 'off', why: null, since: started }),
            },
          ]
        : [],
    ),
  });
  const value = cell(standing());
  const tell = () => value.set(standing());
  const close = site.onChange(tell);

  return {
    value,
    report(screen, report) {
      reports.set(screen, { ...report, since: clock.wall() });
      tell();
    },
    allow(screen, allowed) {
      if (allowed) off.delete(screen);
      else off.add(screen);
      // Whole or not at all: half a file would be read as a switch that nobody turned.
      writeFileSync(`${file}.new`, JSON.stringify({ off: [...off] }), { mode: 0o600 });
      renameSync(`${file}.new`, file);
      tell();
    },
    isAllowed: (screen) => !off.has(screen),
    close,
  };
};
