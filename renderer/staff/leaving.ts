/** Whoever has something unsaved is asked before the page shows something else. */
type Unsaved = {
  /** Where in the address it is. */
  readonly hash: string;
  /** `go` is what was wanted; it is done where the answer is to leave. */
  readonly ask: (go: () => void) => void;
};

/** What of `window` this needs. */
export type Address = {
  readonly location: { hash: string };
  addEventListener(kind: 'beforeunload', hear: (event: Event) => void): void;
  removeEventListener(kind: 'beforeunload', hear: (event: Event) => void): void;
};

let unsaved: Unsaved | null = null;

/** A browser asks in its own words before the whole page goes. */
const stay = (event: Event) => event.preventDefault();

export const holdFor = (ask: Unsaved['ask'], address: Address = window): (() => void) => {
  const mine: Unsaved = { hash: address.location.hash, ask };
  unsaved = mine;
  address.addEventListener('beforeunload', stay);
  return () => {
    if (unsaved === mine) unsaved = null;
    address.removeEventListener('beforeunload', stay);
  };
};

/** Whether the page stays where it is: what was wanted is asked about first. */
export const isHeld = (go: () => void): boolean => {
  if (!unsaved) return false;
  unsaved.ask(go);
  return true;
};

/** The address says something else than before: it goes back to what is unsaved, until that is answered. */
export const heldAddress = (address: Address = window): boolean => {
  const wanted = address.location.hash;
  if (!unsaved || wanted === unsaved.hash) return false;
  address.location.hash = unsaved.hash;
  return isHeld(() => {
    address.location.hash = wanted;
  });
};
