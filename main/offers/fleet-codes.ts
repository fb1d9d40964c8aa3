import { CROCKFORD, failed, ok } from '../../preload/contract/index.ts';
import { foldCode } from '../base/ids.ts';
import { checkCode, CODE_LENGTH, readCode, slotAt, untilNextSlot } from './rotating-code.ts';
import type { Seats } from './seats.ts';
import type { CodeBook } from './tickets.ts';

/**
 * The codes of all kiosks of a hub: four symbols say whose it is, the rest is that kiosk's own code. The hub has heard
 * nothing of what stands on which screen, since a kiosk shows codes without a network: it tries what may stand there,
 * and what it was last.
 */
const HANDLE_LENGTH = 4;

export const handlePrefix = (handle: number): string =>
  Array.from({ length: HANDLE_LENGTH }, (_, i) =>
    CROCKFORD.charAt((handle >> (5 * (HANDLE_LENGTH - 1 - i))) & 31),
  ).join('');

/** Null where a symbol is none. */
const readHandle = (text: string): number | null => {
  const values = Array.from(text, (one) => CROCKFORD.indexOf(one));
  return values.includes(-1) ? null : values.reduce((sum, one) => sum * 32 + one, 0);
};

export type CodeNode = {
  readonly node: string;
  readonly codeKey: Uint8Array;
  readonly screens: readonly string[];
  /** Offers that may be claimed at its site. */
  readonly offers: readonly string[];
};

const MOST_REMEMBERED = 10_000;

/** `screen` of what is found is `node/screen`, and `visit` the slot it stood there in: the kiosk knows whose that was. */
export const openFleetCodes = (parts: {
  readonly nodeOf: (handle: number) => Promise<CodeNode | null>;
  readonly seats: Seats;
  readonly seatsPerSlot: number;
}): CodeBook => {
  const { nodeOf, seats, seatsPerSlot } = parts;
  type Pair = { readonly screen: string; readonly offer: string };
  const last = new Map<string, Pair>();

  return {
    async find(text, wall) {
      const folded = foldCode(text);
      const code = readCode(folded.slice(HANDLE_LENGTH));
      const handle = readHandle(folded.slice(0, HANDLE_LENGTH));
      if (!code || folded.length !== HANDLE_LENGTH + CODE_LENGTH || handle === null)
        return failed('code-malformed');
      const from = await nodeOf(handle);
      if (!from) return failed('code-unknown');
      const { node, codeKey, screens, offers } = from;

      const name = `${node} ${code.index}`;
      const remembered = last.get(name);
      const all = screens.flatMap((screen) => offers.map((offer): Pair => ({ screen, offer })));
      const slot = slotAt(wall);
      for (const pair of remembered ? [remembered, ...all] : all) {
        if (!offers.includes(pair.offer)) continue;
        const verdict = checkCode(codeKey, { index: code.index, ...pair }, code, slot);
        if (verdict.kind === 'unknown') continue;
        last.delete(name);
        last.set(name, pair);
        if (last.size > MOST_REMEMBERED)
          for (const oldest of last.keys()) {
            last.delete(oldest);
            break;
          }
        if (verdict.kind === 'expired') return failed('code-expired');
        const screen = `${node}/${pair.screen}`;
        return ok({
          screen,
          offer: pair.offer,
          visit: String(verdict.slot),
          async seat(person) {
            const key = `${screen} ${pair.offer} ${verdict.slot}`;
            const sits = await seats.take({ slot: key, person, seats: seatsPerSlot, wall });
            return sits
              ? ok(null)
              : failed('slot-full', { retryInMs: Math.ceil(untilNextSlot(wall)) });
          },
        });
      }
      return failed('code-unknown');
    },
  };
};
