import { failed, ok, type CallOutput, type Result } from '../../preload/contract/index.ts';
import type { Handlers, Peer } from '../host/peer.ts';
import type { Offers } from '../offers/offers.ts';
import type { Place } from '../offers/offers-parts.ts';

/** The door that staff come in by, at a kiosk or at a hub. */
type Door = {
  signIn(asked: {
    pin: string;
    client: string;
    site?: string | undefined;
    brand?: string | undefined;
  }): Promise<Result<CallOutput<'staff.signIn'>>>;
  signOut(token: string): void;
  nameOf(token: string): string | null;
};

const needPerson = (peer: Peer): Result<string> =>
  peer.person === null ? failed('not-allowed', { field: 'cookie' }) : ok(peer.person);

/** What phones and tills ask: the same wherever they come to. */
export const counterCalls = ({
  offers,
  staff,
  siteOf = () => undefined,
}: {
  readonly offers: Offers;
  readonly staff: Door;
  /** Where staff stand, where that is not the one site there is. */
  readonly siteOf?: (peer: Peer) => Place | undefined;
}) => {
  /** How a sign-in is named where it is recorded what staff did. */
  const nameOf = (peer: Peer) =>
    (peer.staffToken === null ? null : staff.nameOf(peer.staffToken)) ?? 'staff';
  const siteFor = (peer: Peer) => {
    const site = siteOf(peer);
    return site === undefined ? {} : { site };
  };
  return {
    'offers.open': async ({ code }, { peer }) => {
      const person = needPerson(peer);
      return person.ok ? offers.open({ code, person: person.value, client: peer.client }) : person;
    },
    'offers.claim': async ({ pass, key, signature, member }, { peer }) => {
      const person = needPerson(peer);
      if (!person.ok) return person;
      const signed =
        key && signature
          ? { key: { kind: key.kind, raw: bytesOf(key.raw) }, signature: bytesOf(signature) }
          : null;
      return offers.claim({ pass, person: person.value, member, ...(signed ? { signed } : {}) });
    },
    'offers.wallet': async (_input, { peer }) => {
      const person = needPerson(peer);
      return person.ok ? offers.wallet({ person: person.value }) : person;
    },
    'offers.where': async ({ coupon }, { peer }) => {
      const person = needPerson(peer);
      return person.ok ? offers.where({ coupon, person: person.value }) : person;
    },
    'offers.redeem': (input, { peer }) =>
      offers.redeem({ ...input, by: nameOf(peer), ...siteFor(peer) }),
    'offers.quote': (input, { peer }) => offers.quote({ ...input, ...siteFor(peer) }),
    'offers.redeemBasket': (input, { peer }) =>
      offers.redeemBasket({ ...input, by: nameOf(peer), ...siteFor(peer) }),
    'offers.undo': (input, { peer }) =>
      offers.undo({ ...input, by: nameOf(peer), ...siteFor(peer) }),
    'offers.coupon': (input) => offers.coupon(input),
    'offers.void': (input, { peer }) =>
      offers.void({ ...input, by: nameOf(peer), ...siteFor(peer) }),

    'staff.signIn': async (
      { pin, site, brand },
      { peer, become },
    ): Promise<Result<CallOutput<'staff.signIn'>>> => {
      const opened = await staff.signIn({ pin, site, brand, client: peer.client });
      if (opened.ok) become(brand === undefined ? 'staff' : 'brand', opened.value.token);
      return opened;
    },
    'staff.signOut': (_input, { peer, become }) => {
      if (peer.staffToken !== null) staff.signOut(peer.staffToken);
      become('guest', null);
      return ok({});
    },
  } satisfies Partial<Handlers>;
};

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
