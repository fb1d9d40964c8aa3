import type { EventValue, Site } from '../../preload/contract/index.ts';

export type Reader = EventValue<'bench'>['readers'][number];
export type Motion = Reader['placed'][number]['motion'];
export const motions: readonly Motion[] = ['still', 'carried', 'held'];

/** One antenna of one reader: where a garment can be put. */
export type Spot = {
  readonly device: string;
  readonly antenna: number;
  readonly zone: string;
  /** The screen that looks at this zone; null where none does. */
  readonly screen: Site['screens'][number] | null;
  /** The screen looks at another spot as well: its name alone would not tell them apart. */
  readonly shared: boolean;
};

export const spotsOf = (readers: readonly Reader[], site: Site | undefined): Spot[] => {
  const spots = readers.flatMap((reader) =>
    reader.antennas.map(({ antenna, zone }) => ({
      device: reader.device,
      antenna,
      zone,
      screen: site?.screens.find((screen) => screen.zones.includes(zone)) ?? null,
    })),
  );
  return spots.map((spot) => ({
    ...spot,
    shared: spots.some((other) => other !== spot && other.screen === spot.screen),
  }));
};

/** Before a screen one holds it up; on a shelf it lies. */
export const firstMotion = (spot: Spot): Motion => (spot.screen ? 'held' : 'still');

export type Placed = Reader['placed'][number] & { readonly device: string };

export const placedOf = (readers: readonly Reader[]): Placed[] =>
  readers.flatMap((reader) => reader.placed.map((one) => ({ ...one, device: reader.device })));

export const isAt = (placed: Placed, spot: Spot): boolean =>
  placed.device === spot.device && placed.antenna === spot.antenna;
