import { manualClock } from '../../main/base/clock.ts';
import { memoryParcels } from '../../main/visits/parcels.ts';
import { parcelsSuite } from './parcels-suite.ts';

parcelsSuite('memory', async () => {
  const clock = manualClock();
  return { parcels: memoryParcels(clock), pass: async (ms) => clock.advance(ms) };
});
