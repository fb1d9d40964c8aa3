import type { ComponentType } from 'react';
import type { z } from 'zod';
import type { ClaimNotice } from '../../preload/contract/index.ts';
import type { IconName } from '../kit/icons.tsx';
import type { Pace } from './idle/idle.ts';
import type { Host, Need } from './needs.ts';

/** A tagged garment before one of this screen's zones. `sku` is null where the catalogue does not know the tag. */
export type Garment = {
  readonly epc: string;
  readonly sku: string | null;
  readonly since: number;
  readonly zone: string;
};

/** What is known when an experience begins. */
export type Entry = {
  /** Last lifted first. */
  readonly held: readonly Garment[];
  readonly sku: string | null;
  readonly claim: ClaimNotice | null;
  /** A place inside the experience that whoever opened it asks for. */
  readonly at: string | null;
};

/** What the kernel tells every experience; its own events come from its view. */
export type KernelEvent =
  | { readonly kind: 'held'; readonly held: readonly Garment[] }
  | { readonly kind: 'claimed'; readonly claim: ClaimNotice }
  | { readonly kind: 'back' };

/**
 * When an experience is shown: at rest, when a garment is lifted, when this screen's ticket is claimed; one that has a
 * door is shown when a shopper asks for it.
 */
export type Occasion = 'rest' | 'held' | 'claimed';

/** How others may offer this experience: an icon, and the line `door` of its copy. */
export type Door = {
  readonly icon: IconName;
  readonly order: number;
  /** The place inside it that shows somebody new how this screen is used. */
  readonly guide?: string;
};

export type Step = { readonly step: string };
export type Happening = { readonly kind: string };

export type ViewProps<S extends Step, E extends Happening, N extends Need, C = unknown> = {
  readonly state: S;
  readonly send: (event: E) => void;
  readonly host: Host<N>;
  readonly settings: C;
};

export type Experience<
  S extends Step = Step,
  E extends Happening = Happening,
  N extends Need = Need,
  C = unknown,
> = {
  readonly id: string;
  readonly needs: readonly N[];
  /** Checks what the site sets for it; must give a whole setting for `{}`. */
  readonly settings: z.ZodType<C>;
  readonly occasions: readonly Occasion[];
  readonly door?: Door;
  initial(entry: Entry): S;
  /** Pure. `null` leaves: back to what was shown before, or to rest. */
  transition(state: S, event: E | KernelEvent): S | null;
  /** How long the state stays when nobody touches. */
  pace(state: S): Pace;
  /** Loaded after the first paint, before it is wanted. */
  load(): Promise<{ readonly View: ComponentType<ViewProps<S, E, N, C>> }>;
};

/** As the kernel handles them: it never looks inside a state or an own event. */
export type AnyExperience = Experience;

/** Gives an experience's parts their types; the registry (experiences/index.ts) finds it by its folder. */
export const defineExperience = <
  S extends Step,
  E extends Happening,
  const N extends Need,
  C extends object,
>(
  experience: Experience<S, E, N, C>,
): Experience<S, E, N, C> => experience;
