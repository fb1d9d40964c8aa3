import { failed, ok, type CallOutput, type Result } from '../../preload/contract/index.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Handlers, Peer } from '../host/peer.ts';
import type { Offers } from '../offers/offers.ts';
import type { StaffDoor } from '../staff/pin.ts';
import type { Visits } from '../visits/visits.ts';
import type { Alerts } from './alerts.ts';
import type { Bench } from './bench.ts';

export type CallParts = {
  readonly catalog: Catalog;
  readonly offers: Offers;
  readonly visits: Visits;
  readonly staff: StaffDoor;
  readonly bench: Bench;
  readonly alerts: Alerts;
  /** A finished scan from a page's own keyboard wedge. */
  scanned(page: string, text: string): void;
};

const needPerson = (peer: Peer): Result<string> =>
  peer.person === null ? failed('not-allowed', { field: 'cookie' }) : ok(peer.person);
const needScreen = (peer: Peer): Result<string> =>
  peer.screen === null ? failed('not-allowed', { field: 'screen' }) : ok(peer.screen);

/** Every call of the contract, each handed to the part it belongs to. No rule of the shop lives here. */
export const createCalls = ({
  catalog,
  offers,
  visits,
  staff,
  bench,
  alerts,
  scanned,
}: CallParts): Handlers => {
  /** How a sign-in is named where it is recorded what staff did. */
  const nameOf = (peer: Peer) =>
    (peer.staffToken === null ? null : staff.nameOf(peer.staffToken)) ?? 'staff';
  return {
    'catalog.product': ({ sku }) => catalog.answer(sku),
    'catalog.search': (query) => ok(catalog.search(query)),
    'catalog.imports': () => ok(catalog.imports.get()),

    'visits.begin': (_input, { peer }) => {
      const screen = needScreen(peer);
      return screen.ok ? ok({ visit: visits.begin(screen.value) }) : screen;
    },
    'visits.end': ({ visit, reason }, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      visits.end(screen.value, visit, reason);
      return ok({});
    },

    'offers.ticket': async (input, { peer }) => {
      const screen = needScreen(peer);
      return screen.ok ? offers.ticket({ screen: screen.value, ...input }) : screen;
    },
    'offers.open': async ({ code }, { peer }) => {
      const person = needPerson(peer);
      return person.ok ? offers.open({ code, person: person.value, client: peer.client }) : person;
    },
    'offers.claim': async ({ pass }, { peer }) => {
      const person = needPerson(peer);
      return person.ok ? offers.claim({ pass, person: person.value }) : person;
    },
    'offers.wallet': async (_input, { peer }) => {
      const person = needPerson(peer);
      return person.ok ? offers.wallet({ person: person.value }) : person;
    },
    'offers.redeem': (input, { peer }) => offers.redeem({ ...input, by: nameOf(peer) }),
    'offers.quote': (input) => offers.quote(input),
    'offers.redeemBasket': (input, { peer }) => offers.redeemBasket({ ...input, by: nameOf(peer) }),
    'offers.undo': (input, { peer }) => offers.undo({ ...input, by: nameOf(peer) }),

    'staff.signIn': async (
      { pin },
      { peer, become },
    ): Promise<Result<CallOutput<'staff.signIn'>>> => {
      const opened = await staff.signIn({ pin, client: peer.client });
      if (opened.ok) become('staff', opened.value.token);
      return opened;
    },
    'staff.signOut': (_input, { peer, become }) => {
      if (peer.staffToken !== null) staff.signOut(peer.staffToken);
      become('guest', null);
      return ok({});
    },

    'devices.scanned': ({ text }, { peer }) => {
      scanned(peer.screen ?? 'staff', text);
      return ok({});
    },
    'screen.crashed': ({ experience, message }, { peer }) => {
      alerts.raise(`crash-${peer.screen}-${experience}`, 'experience-crashed', {
        screen: peer.screen ?? '',
        experience,
        message,
      });
      return ok({});
    },

    'bench.place': (input) => bench.place(input),
    'bench.remove': (input) => bench.remove(input),
    'bench.fault': (input) => bench.fault(input),
  };
};
