/** How a card is turned, in radians: about the upright, towards the shopper, in the plane. */
export type Turned = { readonly turn: number; readonly tilt: number; readonly roll: number };

export const FRONT: Turned = { turn: 0, tilt: 0, roll: 0 };

/** Whether the back is what one sees. */
export const showsBack = ({ turn }: Turned): boolean => Math.cos(turn) < 0;

/** Where a card comes to rest that is let go: face or back, whichever is nearer. */
export const restOf = (turn: number): number => Math.round(turn / Math.PI) * Math.PI;
