import {
  ok,
  type ClaimNotice,
  type Redemption,
  type Result,
} from '../../preload/contract/index.ts';
import { cell } from '../base/value.ts';
import { redemptionOf } from './coupon-view.ts';
import type { Applied, Holding } from './ledger.ts';
import { isMember } from './members.ts';
import type { OfferParts } from './offers-parts.ts';
import { refresher } from './refresher.ts';
import { openWallets } from './wallets.ts';

const RECENT = 50;
/** People read that list: at a hub that redeems a thousand times a second it need not be read a thousand times. */
const RECENT_EVERY_MS = 250;

/** Who hears of what happened to a coupon: the screen whose visit it was, the till's list, the phone that holds it. */
export const openTold = (
  parts: Pick<
    OfferParts,
    'ledger' | 'clock' | 'log' | 'visitOf' | 'members' | 'onChanged' | 'onClaimed'
  >,
) => {
  const { ledger, clock, log, visitOf, members } = parts;
  const onFault = (error: unknown) =>
    log.error('the ledger could not be read', { error: String(error) });
  const wallets = openWallets({ ledger, clock, members, onFault });
  const holderOf = async (holding: Holding) =>
    members ? members.holderOf(holding) : holding.person;
  const tellHolder = (holding: Holding, holder: string | null) => {
    if (holder !== null) wallets.changed(holder);
    parts.onChanged?.(holding, holder);
  };
  const changed = (holding: Holding) => {
    if (!isMember(holding.person)) return tellHolder(holding, holding.person);
    holderOf(holding).then((holder) => tellHolder(holding, holder), onFault);
  };

  const claims = cell<{ claims: ClaimNotice[] }>({ claims: [] });
  const redemptions = cell<{ redemptions: Redemption[] }>({ redemptions: [] });
  const shown = ({ holding, turn }: Pick<Applied, 'holding' | 'turn'>) =>
    turn === null ? null : redemptionOf(holding, turn, clock.wall());
  let closed = false;
  const pause = () =>
    new Promise<boolean>((goOn) => void clock.after(RECENT_EVERY_MS, () => goOn(!closed)));
  const refreshRedemptions = refresher(
    async () => {
      const recent = await ledger.recent(RECENT);
      redemptions.set({ redemptions: recent.flatMap((one) => shown(one) ?? []) });
    },
    onFault,
    pause,
  );
  refreshRedemptions();

  /** Only the visit that showed the code may see that it was used, and only while it lasts. */
  const notice = (one: Omit<ClaimNotice, 'visit'>, visit: string | null) => {
    if (visit === null || visitOf(one.screen) !== visit) return;
    const others = claims.get().claims.filter((other) => other.screen !== one.screen);
    claims.set({ claims: [{ ...one, visit }, ...others] });
  };

  return {
    claims,
    redemptions,
    wallets,
    holderOf,
    notice,
    claimed(screen: string, visit: string | null, holding: Holding, holder: string) {
      if (parts.onClaimed) parts.onClaimed({ screen, visit, holding });
      else {
        const { terms, code, claimedAt } = holding;
        notice({ screen, offer: terms.id, codeTail: code.slice(-4), at: claimedAt }, visit);
      }
      tellHolder(holding, holder);
    },
    changed,
    settled(applied: Applied): Result<Redemption> {
      const redemption = shown(applied);
      if (!redemption) throw new Error('the ledger answered a redemption without one');
      refreshRedemptions();
      changed(applied.holding);
      return ok(redemption);
    },
    /** Somebody else changed what this person holds. */
    changedElsewhere(person: string | null) {
      if (person !== null) wallets.changed(person);
      refreshRedemptions();
    },
    forgetVisit(visit: string) {
      const kept = claims.get().claims.filter((one) => one.visit !== visit);
      if (kept.length < claims.get().claims.length) claims.set({ claims: kept });
    },
    close() {
      closed = true;
    },
  };
};
export type Told = ReturnType<typeof openTold>;
