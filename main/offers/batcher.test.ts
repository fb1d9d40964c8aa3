import { expect, it } from 'vitest';
import { failed } from '../../preload/contract/index.ts';
import { openBatcher } from './batcher.ts';
import type { Op, OpResult } from './ledger.ts';

const op = (coupon: string): Op => ({
  kind: 'void',
  intent: coupon,
  at: 0,
  coupon,
  by: 'Mei',
  reason: 'test',
});
const answerOf = (one: Op): OpResult => failed('coupon-unknown', { intent: one.intent });
const names = Array.from({ length: 10 }, (_, i) => `c${i}`);

it('shares one commit among what arrives in the same turn, and among what arrives while it runs', async () => {
  const batches: string[][] = [];
  let free = () => {};
  const { apply, drained } = openBatcher(
    async (ops) => {
      batches.push(ops.map(({ intent }) => intent));
      if (batches.length === 1) await new Promise<void>((resolve) => (free = resolve));
      return ops.map(answerOf);
    },
    { most: 6, atOnce: 1 },
  );
  const first = ['a', 'b'].map((name) => apply(op(name)));
  await expect.poll(() => batches.length).toBe(1);
  const later = names.map((name) => apply(op(name)));
  free();
  const results = await Promise.all([...first, ...later]);
  expect(results).toEqual(['a', 'b', ...names].map((name) => answerOf(op(name))));
  expect(batches).toEqual([['a', 'b'], names.slice(0, 6), names.slice(6)]);
  await drained();
  expect(await apply(op('after'))).toEqual(answerOf(op('after')));
});

it('answers everybody else when one op cannot be applied', async () => {
  const { apply } = openBatcher(async (ops) => {
    if (ops.some(({ intent }) => intent === 'c3')) throw new Error('broken');
    return ops.map(answerOf);
  });
  const results = await Promise.allSettled(names.map((name) => apply(op(name))));
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual(
    names.map((name) => name !== 'c3'),
  );
});

it('is drained only when all is answered', async () => {
  let answered = 0;
  const { apply, drained } = openBatcher(async (ops) => ops.map(answerOf), {
    most: 1,
    atOnce: 1,
  });
  for (const name of names) void apply(op(name)).then(() => answered++);
  await drained();
  expect(answered).toBe(names.length);
  await drained();
});

it('has as many batches on their way as it may, and no more', async () => {
  let running = 0;
  let most = 0;
  const { apply, drained } = openBatcher(
    async (ops) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => void setImmediate(resolve));
      running--;
      return ops.map(answerOf);
    },
    { most: 2, atOnce: 2 },
  );
  const first = names.slice(0, 2).map((name) => apply(op(name)));
  await new Promise((resolve) => void setImmediate(resolve));
  const results = await Promise.all([...first, ...names.slice(2).map((name) => apply(op(name)))]);
  expect(results).toEqual(names.map((name) => answerOf(op(name))));
  await drained();
  expect([most, running]).toEqual([2, 0]);
});
