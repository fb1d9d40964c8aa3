import { describe, expect, test } from 'vitest';
import { MOST_UPLOAD, UPLOAD_PART } from '../../../preload/contract/index.ts';
import { manualClock } from '../../base/clock.ts';
import { openUploads } from './uploads.ts';

const part = (fill: number, size = UPLOAD_PART) => new Uint8Array(size).fill(fill);

describe('a picture on its way', () => {
  test('arrives whole and in order, once, though a part be sent twice', () => {
    const uploads = openUploads(manualClock());
    expect(uploads.add('a', 'one', 0, part(1, 3))).toEqual({ ok: true, value: { bytes: 3 } });
    expect(uploads.add('a', 'one', 1, part(2, 2))).toEqual({ ok: true, value: { bytes: 5 } });
    expect(uploads.add('a', 'one', 1, part(2, 2))).toEqual({ ok: true, value: { bytes: 5 } });
    expect(uploads.add('a', 'one', 3, part(2, 2))).toMatchObject({ ok: false });
    expect([...(uploads.take('a', 'one') ?? [])]).toEqual([1, 1, 1, 2, 2]);
    expect(uploads.take('a', 'one')).toBeNull();
  });

  test('is its own page’s', () => {
    const uploads = openUploads(manualClock());
    uploads.add('a', 'one', 0, part(1));
    expect(uploads.add('b', 'one', 1, part(1))).toMatchObject({ fault: { code: 'not-allowed' } });
    expect(uploads.take('b', 'one')).toBeNull();
    expect(uploads.take('a', 'one')).not.toBeNull();
  });

  test('is bounded: in bytes, in number, in time', () => {
    const clock = manualClock();
    const uploads = openUploads(clock);
    let sent = 0;
    let answer = uploads.add('a', 'big', 0, part(1));
    while (answer.ok) answer = uploads.add('a', 'big', ++sent, part(1));
    expect(answer).toMatchObject({ fault: { code: 'bad-input' } });
    expect(sent * UPLOAD_PART).toBeLessThanOrEqual(MOST_UPLOAD);
    expect(uploads.take('a', 'big')).toBeNull();
    const opened = Array.from(
      { length: 20 },
      (_none, i) => uploads.add('a', `n${i}`, 0, part(1)).ok,
    );
    expect(opened.filter(Boolean).length).toBeLessThan(10);
    clock.advance(11 * 60_000);
    expect(uploads.take('a', 'n0')).toBeNull();
    expect(uploads.add('a', 'late', 0, part(1)).ok).toBe(true);
    expect(uploads.add('a', 'n1', 1, part(1))).toMatchObject({ fault: { code: 'picture-gone' } });
  });
});
