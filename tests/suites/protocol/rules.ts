import { roadRules, type RoadRules } from '../../../renderer/staff/roads/attempts.ts';
import { safeguards, type Safeguards } from '../../../main/offers/protocol/safeguards.ts';

/** What is a matter of the order of steps in a shell rather than of a decision. */
const shellRules = Object.freeze({
  /** A node writes down what it did before the goods go out. */
  commitBeforeAnswer: true,
  /** The hub writes down what it was told before it says that it has it. */
  commitBeforeAck: true,
  /** A restored node is another to the hub. */
  newEpochAfterRestore: true,
  /** What is risked is off the budget before anything goes out for it. */
  spendFirst: true,
  /** What a kiosk refused for want of a right or of a budget stays refused: the same question, repeated late, is no other. */
  refusalIsFinal: true,
  /** Staff undo a redemption where it was made. */
  undoAtHome: true,
  /** And an answer to it that is still under way counts for nothing. */
  undoClosesAttempt: true,
  /** A till that comes to the hub by itself shows its kiosk's word for whose it is. */
  verifyPass: true,
  /** What was undone since is no yes any more, however often it is asked for. */
  refuseReversed: true,
});
export const allRules = Object.freeze({ ...safeguards, ...roadRules, ...shellRules });
export type Rule = keyof typeof allRules;
export type Rules = Safeguards & RoadRules & Readonly<Record<keyof typeof shellRules, boolean>>;
export const without = (...gone: readonly Rule[]): Rules => ({
  ...allRules,
  ...Object.fromEntries(gone.map((rule) => [rule, false])),
});

export const STORES = 2;
export const TILLS = 2;
export const PHONES = 3;
export const siteOf = (node: number): string => `brand/store-${node}/kiosk`;
export const tillName = (till: number): string => `till-${till}`;
