import { offerNameOf, type Ledger, type Terms } from './ledger.ts';
import { siteTime } from './pricing/site-time.ts';

/** How often an offer was used today, by one person and by all; only what it limits is counted. */
export const usedToday = async (
  ledger: Pick<Ledger, 'ofPersonAndOffer' | 'usesOn'>,
  { terms, person }: { readonly terms: Terms; readonly person: string | null },
  wall: number,
  timeZone: string,
): Promise<{ readonly byPerson: number; readonly byAll: number }> => {
  const { usesPerPersonDay, usesPerDay } = terms.conditions;
  const { day } = siteTime(wall, timeZone);
  const of = offerNameOf(terms);
  const own =
    usesPerPersonDay === undefined || person === null
      ? []
      : await ledger.ofPersonAndOffer(person, of);
  const byPerson = own
    .flatMap(({ turns }) => turns)
    .filter((turn) => !turn.reversed && siteTime(turn.at, timeZone).day === day).length;
  return { byPerson, byAll: usesPerDay === undefined ? 0 : await ledger.usesOn(of, day) };
};

/** Whether a coupon claimed now could be used on no day any more: its last one is today, and today's uses are gone. */
export const comesTooLate = async (
  ledger: Pick<Ledger, 'ofPersonAndOffer' | 'usesOn'>,
  asked: { readonly terms: Terms; readonly person: string },
  wall: number,
  timeZone: string,
): Promise<'person' | 'all' | null> => {
  const { usesPerPersonDay, usesPerDay } = asked.terms.conditions;
  if (usesPerPersonDay === undefined && usesPerDay === undefined) return null;
  const today = siteTime(wall, timeZone).day;
  if (siteTime(asked.terms.validUntil, timeZone).day !== today) return null;
  const used = await usedToday(ledger, asked, wall, timeZone);
  if (usesPerPersonDay !== undefined && used.byPerson >= usesPerPersonDay) return 'person';
  return usesPerDay !== undefined && used.byAll >= usesPerDay ? 'all' : null;
};
