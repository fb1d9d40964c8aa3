import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_OF_A_SENDER, MOST_IN_MEMORY, type Parcels } from '../../main/visits/parcels.ts';

const KIOSK = 'hebai/lakeside/front';
const OTHER = 'hebai/hilltop/front';

/** Where pictures wait, on each engine, with room for `MOST_IN_MEMORY`; `pass` lets time go by. */
export const parcelsSuite = (
  name: string,
  open: () => Promise<{ readonly parcels: Parcels; pass(ms: number): Promise<void> }>,
): void => {
  describe(`pictures that wait in ${name}`, () => {
    let parcels: Parcels;
    let pass: (ms: number) => Promise<void>;
    beforeEach(async () => {
      ({ parcels, pass } = await open());
    });
    afterEach(() => parcels.close());
    const leave = (id: string, sender = KIOSK, forMs = 60_000) =>
      parcels.leave({ id, sender, sealed: `sealed ${id}`, forMs });

    it('are given once, to whoever comes first of many', async () => {
      expect(await leave('AAAA0001')).toBe(true);
      const all = await Promise.all(Array.from({ length: 20 }, () => parcels.take('AAAA0001')));
      expect(all.filter(({ kind }) => kind === 'sealed')).toEqual([
        { kind: 'sealed', sealed: 'sealed AAAA0001', sender: KIOSK },
      ]);
      expect(all.filter(({ kind }) => kind === 'taken')).toHaveLength(19);
    });

    it('are gone when their time is over, taken or not, and so is the word of it', async () => {
      await leave('AAAA0001', KIOSK, 1_000);
      await leave('AAAA0002', KIOSK, 1_000);
      await parcels.take('AAAA0001');
      await pass(1_100);
      for (const id of ['AAAA0001', 'AAAA0002', 'AAAA0003'])
        expect(await parcels.take(id)).toEqual({ kind: 'gone' });
    });

    it('are taken back by whom they were left by, and by no other', async () => {
      await leave('AAAA0001');
      await parcels.drop(OTHER, 'AAAA0001');
      await leave('AAAA0002');
      await parcels.drop(KIOSK, 'AAAA0002');
      expect(await parcels.take('AAAA0001')).toMatchObject({ kind: 'sealed' });
      expect(await parcels.take('AAAA0002')).toEqual({ kind: 'gone' });
    });

    it('are left once however often a proxy asks, and never over another’s', async () => {
      expect(await leave('AAAA0001')).toBe(true);
      expect(await leave('AAAA0001')).toBe(true);
      expect(await leave('AAAA0001', OTHER)).toBe(false);
      expect(await parcels.take('AAAA0001')).toMatchObject({ sender: KIOSK });
      expect(await leave('AAAA0001')).toBe(true);
      expect(await parcels.take('AAAA0001')).toEqual({ kind: 'taken' });
    });

    it('are so many of a sender and no more, and so many of all; what is fetched makes room', async () => {
      for (let i = 0; i < MOST_OF_A_SENDER; i += 1)
        expect(await leave(`AAAA${1_000 + i}`)).toBe(true);
      expect(await leave('BBBB0001')).toBe(false);
      expect(await leave('BBBB0001', OTHER)).toBe(true);
      await parcels.take('AAAA1000');
      expect(await leave('BBBB0002')).toBe(true);
      for (let i = MOST_OF_A_SENDER + 1; i < MOST_IN_MEMORY; i += 1)
        expect(await leave(`CCCC${1_000 + i}`, `hebai/store/${Math.floor(i / 10)}`)).toBe(true);
      expect(await leave('DDDD0001', 'hebai/store/last')).toBe(false);
    });
  });
};
