import { randomBytes } from 'node:crypto';
import { failed, ok } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Handlers, Peer } from '../host/peer.ts';
import type { Ledger, OpResult, RedeemOp } from '../offers/ledger.ts';
import type { KeyBook } from '../offers/protocol/key-book.ts';
import type { Members } from '../offers/members.ts';
import { openRelayDesk } from '../offers/protocol/relay-desk.ts';
import { keyRing, signerFrom, type Authority, type KeyRing } from '../offers/protocol/signing.ts';
import { writeTillPass, type TillPass } from '../offers/protocol/till-pass.ts';
import { openTillDesk } from '../offers/protocol/till-desk.ts';

type RelayParts = {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'byId' | 'byCode'>;
  /** The seed of this house's key. */
  readonly seed: Uint8Array;
  readonly name: () => string;
  readonly keyBook: KeyBook;
  readonly members: Pick<Members, 'holderOf'>;
  readonly redeem: (op: RedeemOp, by: Authority) => Promise<OpResult<RedeemOp>>;
  /** Whose papers are believed besides this house's own: nodes at a hub, its hub at a node. */
  readonly others: KeyRing;
  /** Where phones carry the questions of this house's tills. */
  readonly askAt: () => string | null;
};

/** The desks where papers are written and read. A kiosk alone is its own hub, and has both. */
export const openRelay = (parts: RelayParts) => {
  const { clock, ledger, seed, name, keyBook, members, redeem, others, askAt } = parts;
  const signer = signerFrom(seed);
  const house = (): Authority => ({ name: name(), publicKey: signer.publicKey });
  const own = keyRing(() => [house()]);
  const ring: KeyRing = { find: (id) => own.find(id) ?? others.find(id) };
  return {
    phones: openRelayDesk({
      clock,
      signer,
      ring,
      byId: (coupon) => ledger.byId(coupon),
      byCode: (code) => ledger.byCode(code),
      holderOf: (holding) => members.holderOf(holding),
      redeem,
      bind: (coupon, thumbprint) => keyBook.bind(coupon, thumbprint),
    }),
    tills: openTillDesk({ clock, signer, ring, random: randomBytes }),
    keyOf: (coupon: string) => keyBook.keyOf(coupon),
    publicKey: signer.publicKey,
    tillPass: (pass: TillPass) => writeTillPass(pass, signer),
    askAt,
  };
};
export type Relay = ReturnType<typeof openRelay>;

/** Capitals throughout, so that its QR code stays small. */
const tillUrl = (address: string, challenge: string): string =>
  `${address.replace(/\/+$/, '').toUpperCase()}/T/${challenge}`;

type RelayCalls = Pick<
  Handlers,
  'offers.certificate' | 'offers.challenge' | 'offers.relay' | 'offers.receipt'
>;
export const relayCalls = ({ phones, tills, askAt }: Relay): RelayCalls => ({
  'offers.certificate': async ({ coupon, key }, { peer }) => {
    if (peer.person === null) return failed('not-allowed', { field: 'cookie' });
    const { kind, raw } = key;
    const about = { coupon, person: peer.person, client: peer.client };
    return phones.certificate({
      ...about,
      key: { kind, raw: new Uint8Array(Buffer.from(raw, 'base64url')) },
    });
  },
  'offers.challenge': (asked) => {
    const question = tills.challenge(asked);
    const at = askAt();
    return ok({ ...question, url: at === null ? null : tillUrl(at, question.challenge) });
  },
  'offers.relay': ({ challenge, code = null, proof = null }, { peer }) =>
    phones.relay({ challenge, code, proof, ...askerOf(peer) }),
  'offers.receipt': (asked) => {
    const taken = tills.receipt(asked);
    if (!taken.ok) return taken;
    const { code, value: saved, at } = taken.value;
    return ok({ code, saved, at, way: 'phone' });
  },
});
const askerOf = ({ person, client }: Peer) => ({ person, client });
