import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openPostgresLedger } from '../../main/offers/postgres-ledger.ts';
import { startPostgres } from '../fakes/postgres.ts';
import type { Figures, Row } from './figures.ts';
import { batched, besides, claims, drive, oneByOne, redeemsOf, verified } from './ledger-load.ts';

const CLIENTS = 512;
/** A hub runs for months: before this many (some three seconds' worth) its code is still being made fast. */
const MADE_WARM = 60_000;
/** Five seconds' worth: long enough for the server's own pauses to be in it. */
const MEASURED = 120_000;

/** The server, its disk and those who ask it share this machine. */
export async function bench(): Promise<Figures> {
  const postgres = await startPostgres('durable');
  const rows: Row[] = [];
  try {
    const open = async () =>
      openPostgresLedger({ url: await postgres.fresh(), clock: systemClock, log: silentLog });
    const mine = await open();
    const naive = await open();
    const desk = batched(mine);
    await drive(desk, claims(MADE_WARM), CLIENTS);
    const [ours, peers] = [claims(MEASURED), claims(2_000)];
    rows.push(
      ...besides(
        `claims, ${CLIENTS} clients (peer: a transaction each)`,
        await drive(desk, ours, CLIENTS),
        await drive(oneByOne(naive), peers, CLIENTS),
      ),
    );
    const [redeems, naively] = [redeemsOf(ours), redeemsOf(peers)];
    await drive(desk, redeems.slice(0, MADE_WARM), CLIENTS);
    rows.push(
      ...besides(
        `redeems, ${CLIENTS} clients (peer: a transaction each)`,
        await drive(desk, redeems.slice(MADE_WARM, MEASURED - 1_000), CLIENTS),
        await drive(oneByOne(naive), naively.slice(0, 1_500), CLIENTS),
      ),
      ...besides(
        'redeems, one till (peer: a transaction each)',
        await drive(desk, redeems.slice(MEASURED - 1_000), 1),
        await drive(oneByOne(naive), naively.slice(1_500), 1),
      ),
      await verified(mine),
    );
    await mine.close();
    await naive.close();
  } finally {
    await postgres.stop();
  }
  return { name: 'offers-postgres', rows };
}
