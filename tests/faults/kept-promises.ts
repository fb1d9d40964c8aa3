import { join } from 'node:path';
import { expect } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { Ledger } from '../../main/offers/ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { fleetInvariants, type Fleet } from '../suites/fleet-invariants.ts';

type Kept = Pick<Fleet, 'stocks' | 'goods'> & {
  /** The folders of the hub and of its kiosk; neither runs. */
  readonly hub: string;
  readonly kiosk: string;
};

/** A demo hub on SQLite and its kiosk broke no promise, and no brand has anything to look into. */
export const keptPromises = async (
  { hub, kiosk, ...rest }: Kept,
  andMore: (ledger: Ledger) => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  const ledger = await openSqliteLedger({
    path: join(hub, 'ledger.sqlite'),
    clock: systemClock,
    log: silentLog,
    ballastBytes: 0,
  });
  try {
    await fleetInvariants({
      hub: ledger,
      hubData: [hub],
      kiosks: [kiosk],
      brands: ['hebai', 'nanping'],
      ...rest,
    });
    expect(await ledger.exceptions('all', 9)).toEqual([]);
    await andMore(ledger);
  } finally {
    await ledger.close();
  }
};
