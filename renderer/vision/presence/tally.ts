import type { PassersCount, Stay } from '../../../preload/contract/index.ts';

export const nothingYet: PassersCount = {
  stays: { glance: 0, look: 0, stop: 0, stay: 0 },
  begun: 0,
};

export const withStay = (tally: PassersCount, stay: Stay): PassersCount => ({
  ...tally,
  stays: { ...tally.stays, [stay]: tally.stays[stay] + 1 },
});

export const isEmpty = ({ stays, begun }: PassersCount): boolean =>
  begun === 0 && Object.values(stays).every((times) => times === 0);
