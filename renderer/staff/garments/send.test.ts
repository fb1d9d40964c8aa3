import { expect, it } from 'vitest';
import { failed, ok, UPLOAD_PART, type Link } from '../../../preload/contract/index.ts';
import { sendPicture } from './send.ts';

const bytes = Uint8Array.from({ length: 2 * UPLOAD_PART + 17 }, (_none, i) => i % 251);

/** A host that takes so many parts, and then no more. */
const host = (most: number) => {
  const parts: Uint8Array[] = [];
  const call = (_name: string, input: unknown) => {
    const { part, data } = input as { part: number; data: string };
    if (part >= most) return Promise.resolve(failed('offline'));
    expect(part).toBe(parts.length);
    parts.push(Uint8Array.from(atob(data), (one) => one.codePointAt(0) ?? 0));
    return Promise.resolve(ok({ bytes: parts.reduce((sum, one) => sum + one.length, 0) }));
  };
  return { parts, link: { call } as unknown as Pick<Link, 'call'> };
};

it('sends a picture whole and in order, and says how far it is', async () => {
  const { parts, link } = host(99);
  const shares: number[] = [];
  const sent = await sendPicture(link, new Blob([bytes]), (share) => shares.push(share));
  expect(sent).toMatchObject({ ok: true, value: expect.stringMatching(/^[A-Za-z0-9_-]{8,64}$/) });
  expect(parts.flatMap((part) => [...part])).toEqual([...bytes]);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

it('stops where the line does, and says why', async () => {
  const { parts, link } = host(1);
  expect(await sendPicture(link, new Blob([bytes]), () => {})).toEqual(failed('offline'));
  expect(parts).toHaveLength(1);
});
