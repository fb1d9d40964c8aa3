import { expect, it } from 'vitest';
import { outcomeOf } from '../../tests/fakes/results.ts';
import { manualClock } from '../base/clock.ts';
import { openParcelCounter } from './parcel-counter.ts';
import type { Taken } from './parcels.ts';

/** A store that answers later, as a database does. */
const open = (taken: Taken) => {
  const given: string[] = [];
  const counter = openParcelCounter({
    parcels: {
      async take() {
        await Promise.resolve();
        return taken;
      },
    },
    clock: manualClock(),
    onTaken: (sender, id) => given.push(`${id} of ${sender}`),
  });
  const codes = async (times: number) => {
    const all = Array.from({ length: times }, (_, i) => counter.take('phone', `0000000${i}`));
    return (await Promise.all(all)).map(outcomeOf);
  };
  return { codes, given };
};

it('counts guesses that are asked all at once, before any is answered', async () => {
  const { codes } = open({ kind: 'gone' });
  const answers = await codes(100);
  expect(answers.filter((code) => code === 'picture-gone')).toHaveLength(10);
  expect(answers.filter((code) => code === 'too-many-requests')).toHaveLength(90);
});

it('holds nothing against a phone that asks for what is or was there', async () => {
  const found = open({ kind: 'sealed', sealed: 'c2VhbGVk', sender: 'atrium' });
  for (let i = 0; i < 30; i += 1) expect(await found.codes(1)).toEqual(['ok']);
  expect(found.given).toHaveLength(30);
  expect(found.given[0]).toBe('00000000 of atrium');
  const gone = open({ kind: 'taken' });
  for (let i = 0; i < 30; i += 1) expect(await gone.codes(1)).toEqual(['picture-taken']);
  expect(gone.given).toEqual([]);
});
