import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '../../preload/contract/index.ts';
import { good } from '../../tests/fakes/results.ts';
import { manualClock } from '../base/clock.ts';
import { lineLog } from '../base/log.ts';
import { openStaffDoor } from './pin.ts';

/** Any UTF-16 at all, halves of surrogate pairs included. */
const anyText = (maxLength: number) =>
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength })
    .map((units) => String.fromCharCode(...units));

const PIN = '246810';
const open = () => {
  const clock = manualClock();
  const lines: string[] = [];
  let pin = PIN;
  const door = openStaffDoor({
    pin: () => pin,
    clock,
    log: lineLog((line) => lines.push(line), clock.wall, 'debug'),
  });
  const tryPin = async (presented: string, client = 'till-1') => {
    const result = await door.signIn({ pin: presented, client });
    return result.ok ? result.value.token : result.fault;
  };
  const token = async (client = 'till-1') => {
    return good(await door.signIn({ pin: PIN, client })).token;
  };
  return { clock, lines, door, tryPin, token, change: (to: string) => (pin = to) };
};

describe('the staff door', () => {
  it('opens with the PIN, for twelve hours or until somebody signs out', async () => {
    const { clock, door, token } = open();
    const [first, second] = [await token(), await token()];
    expect(first).not.toBe(second);
    expect(door.recognise(first)).toBe(true);
    expect(door.nameOf(first)).toMatch(/^staff-[0-9A-Z]{4}$/);
    door.signOut(first);
    expect([door.recognise(first), door.recognise(second)]).toEqual([false, true]);
    clock.advance(12 * 3600 * 1000);
    expect(door.recognise(second)).toBe(false);
    expect(door.nameOf(second)).toBeNull();
  });

  it('counts wrong tries down and then locks, each time for twice as long', async () => {
    const { clock, tryPin } = open();
    for (const left of [4, 3, 2, 1, 0])
      expect(await tryPin('000000')).toEqual({ code: 'wrong-pin', details: { left } });
    const locked = { code: 'pin-locked', details: { retryInMs: 30_000 } };
    expect(await tryPin('000000')).toEqual(locked);
    expect(await tryPin(PIN)).toEqual(locked);
    clock.advance(30_000);
    for (let i = 0; i < 5; i++) await tryPin('000000');
    expect(await tryPin(PIN)).toEqual({ code: 'pin-locked', details: { retryInMs: 60_000 } });
    clock.advance(60_000);
    expect(await tryPin(PIN)).toBeTypeOf('string');
    expect(await tryPin('000000')).toEqual({ code: 'wrong-pin', details: { left: 4 } });
  });

  it('counts before it checks, so that many tries at once are no way round', async () => {
    const { door } = open();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) => door.signIn({ pin: `00000${i}`, client: 'one' })),
    );
    const codes = results.map((result) => (result.ok ? 'ok' : result.fault.code));
    expect(codes.filter((code) => code === 'wrong-pin')).toHaveLength(5);
    expect(codes.filter((code) => code === 'pin-locked')).toHaveLength(3);
  });

  it('closes every page when the PIN changes, also one whose PIN is being checked', async () => {
    const { door, token, tryPin, change } = open();
    const before = await token();
    const during = tryPin(PIN, 'till-2');
    await Promise.resolve();
    change('135790');
    expect(door.recognise(before)).toBe(false);
    expect(await during).toMatchObject({ code: 'wrong-pin' });
    expect(await tryPin('135790')).toBeTypeOf('string');
  });

  it('never writes a PIN or a token into the log', async () => {
    const { lines, token, tryPin } = open();
    await tryPin('111333');
    const good = await token();
    const log = lines.join('');
    expect(log).toMatch(/wrong staff PIN/);
    for (const secret of ['111333', PIN, good]) expect(log).not.toContain(secret);
  });

  it('answers anything at all with a token or a closed fault', async () => {
    const { door } = open();
    await fc.assert(
      fc.asyncProperty(anyText(40), anyText(40), async (pin, client) => {
        const result = await door.signIn({ pin, client });
        expect(['ok', ...faultCodes]).toContain(result.ok ? 'ok' : result.fault.code);
        expect([door.recognise(pin), door.nameOf(client)]).toEqual([false, null]);
        door.signOut(pin);
      }),
      { numRuns: 10 },
    );
  });
});
