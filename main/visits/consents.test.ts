import { expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { openStore } from '../store/sqlite.ts';
import { consentMigrations, openConsents } from './consents.ts';

const yes = { purpose: 'makeup', wording: '1', language: 'en' } as const;

const open = async () => {
  const store = await openStore(':memory:', consentMigrations, 'full');
  const changed = vi.fn<() => void>();
  return { store, changed, consents: openConsents({ store, clock: manualClock(), changed }) };
};

it('keeps what was agreed to and nothing of who did', async () => {
  const { store, consents } = await open();
  const id = consents.give('a', 'visit-1', yes);
  consents.forgetVisit('visit-1');
  expect(store.all('SELECT * FROM consents')).toEqual([
    { id, screen: 'a', ...yes, given_at: manualClock().wall() },
  ]);
});

it('is in force until withdrawn by its own screen, or the visit ends', async () => {
  const { consents, changed } = await open();
  const first = consents.give('a', 'visit-1', yes);
  expect([consents.isGiven('a'), consents.isGiven('b')]).toEqual([true, false]);
  consents.withdraw('b', first);
  expect(consents.isGiven('a')).toBe(true);
  consents.withdraw('a', first);
  expect(consents.isGiven('a')).toBe(false);

  consents.give('a', 'visit-2', yes);
  consents.give('b', 'visit-3', { ...yes, purpose: 'comic' });
  consents.forgetVisit('visit-2');
  expect([consents.isGiven('a'), consents.isGiven('b')]).toEqual([false, true]);
  expect(changed).toHaveBeenCalledTimes(5);
});
