import { expect, test } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { heartbeat } from './heartbeat.ts';

/** A page whose answers the test holds back or gives. */
const page = () => {
  const clock = manualClock();
  const state = { asked: 0, silences: 0, answers: true, isThere: true };
  const stop = heartbeat({
    clock,
    ask: () => {
      state.asked += 1;
      return state.answers ? Promise.resolve() : new Promise(() => {});
    },
    isDue: () => state.isThere,
    onSilence: () => void (state.silences += 1),
  });
  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      clock.advance(1_000);
      await Promise.resolve();
    }
  };
  return { state, pass, stop };
};

test('leaves a page alone that answers', async () => {
  const { state, pass } = page();
  await pass(120);
  expect(state.asked).toBe(24);
  expect(state.silences).toBe(0);
});

test('tells of a page that leaves two questions in a row unanswered, and goes on watching', async () => {
  const { state, pass } = page();
  state.answers = false;
  await pass(14);
  expect(state.silences).toBe(0);
  await pass(1);
  expect(state.silences).toBe(1);
  await pass(15);
  expect(state.silences).toBe(2);
});

test('does not hold the silence of one page against the next', async () => {
  const { state, pass } = page();
  state.answers = false;
  await pass(7);
  state.answers = true;
  await pass(60);
  expect(state.silences).toBe(0);
});

test('asks nothing of a page that is not there, and nothing once stopped', async () => {
  const { state, pass, stop } = page();
  state.isThere = false;
  await pass(60);
  expect(state.asked).toBe(0);
  state.isThere = true;
  stop();
  await pass(60);
  expect(state.asked).toBe(0);
});

test('takes a refusal for no answer', async () => {
  const clock = manualClock();
  let silences = 0;
  heartbeat({
    clock,
    ask: () => Promise.reject(new Error('no answer')),
    isDue: () => true,
    onSilence: () => void (silences += 1),
  });
  for (let i = 0; i < 15; i++) {
    clock.advance(1_000);
    await Promise.resolve();
  }
  expect(silences).toBe(1);
});
