import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Framer, HEADER_LENGTH, LONGEST_FRAME, type Frame } from './framer.ts';

type Plain = { version: number; type: number; id: number; body: number[] };

const frameBytes = (version: number, type: number, id: number, body: readonly number[] = []) => {
  const bytes = new Uint8Array(HEADER_LENGTH + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, (version << 10) | type);
  view.setUint32(2, bytes.length);
  view.setUint32(6, id);
  bytes.set(body, HEADER_LENGTH);
  return bytes;
};

const collect = () => {
  const frames: Plain[] = [];
  const framer = new Framer((frame: Frame) => {
    frames.push({ ...frame, body: [...frame.body] });
  });
  return { frames, framer };
};

const join = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const frame = fc.record({
  version: fc.constantFrom(1, 2),
  type: fc.integer({ min: 0, max: 1023 }),
  id: fc.integer({ min: 0, max: 0xffffffff }),
  body: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 40 }),
});

describe('framer', () => {
  it('finds the same frames at every split point', () => {
    const sent = [
      frameBytes(1, 61, 1, [1, 2, 3, 4, 5]),
      frameBytes(1, 62, 2),
      frameBytes(2, 1023, 0xffffffff, [9]),
    ];
    const stream = join(sent);
    const whole = collect();
    expect(whole.framer.push(stream)).toBeNull();
    expect(whole.frames.map((each) => each.id)).toEqual([1, 2, 0xffffffff]);
    for (let split = 0; split <= stream.length; split++) {
      const { frames, framer } = collect();
      framer.push(stream.subarray(0, split));
      framer.push(stream.subarray(split));
      expect(frames, `split at ${split}`).toEqual(whole.frames);
    }
  });

  it('finds any frames whatever the chunks', () => {
    fc.assert(
      fc.property(
        fc.array(frame, { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        (sent, cuts) => {
          const stream = join(sent.map((f) => frameBytes(f.version, f.type, f.id, f.body)));
          const { frames, framer } = collect();
          for (let at = 0, i = 0; at < stream.length; i++) {
            const size = cuts[i % cuts.length] ?? 1;
            expect(framer.push(stream.subarray(at, at + size))).toBeNull();
            at += size;
          }
          expect(frames).toEqual(sent);
        },
      ),
    );
  });

  it('takes single bytes and a hundred frames in one chunk', () => {
    const sent = Array.from({ length: 100 }, (_, i) => frameBytes(1, 61, i, [i]));
    const atOnce = collect();
    atOnce.framer.push(join(sent));
    expect(atOnce.frames.length).toBe(100);
    const single = collect();
    for (const byte of join(sent)) single.framer.push(Uint8Array.of(byte));
    expect(single.frames).toEqual(atOnce.frames);
  });

  it('keeps a frame that came in pieces apart from the next one', () => {
    const kept: Frame[] = [];
    const framer = new Framer((each) => void kept.push(each));
    const first = frameBytes(1, 61, 1, [7, 7, 7]);
    framer.push(first.subarray(0, 11));
    framer.push(join([first.subarray(11), frameBytes(1, 61, 2, [8, 8, 8])]));
    expect(kept.map((each) => [...each.body])).toEqual([
      [7, 7, 7],
      [8, 8, 8],
    ]);
  });

  const withLength = (length: number) => {
    const bytes = frameBytes(1, 61, 1);
    new DataView(bytes.buffer).setUint32(2, length);
    return bytes;
  };

  it.each([
    ['length 0', withLength(0), 'length'],
    ['length 9', withLength(9), 'length'],
    ['length 0x7fffffff', withLength(0x7fffffff), 'length'],
    ['one byte over a mebibyte', withLength(LONGEST_FRAME + 1), 'length'],
    ['version 0', frameBytes(0, 61, 1), 'version'],
    ['version 3', frameBytes(3, 61, 1), 'version'],
    ['version 7', frameBytes(7, 61, 1), 'version'],
    [
      'reserved bits',
      Uint8Array.from(frameBytes(1, 61, 1), (b, i) => (i === 0 ? b | 0x80 : b)),
      'reserved-bits',
    ],
  ])('refuses %s and everything behind it', (_, bad, fault) => {
    for (const size of [1, bad.length]) {
      const { frames, framer } = collect();
      framer.push(frameBytes(1, 62, 1));
      let last = null;
      for (let at = 0; at < bad.length; at += size) last = framer.push(bad.subarray(at, at + size));
      expect(last).toBe(fault);
      expect(framer.push(frameBytes(1, 62, 2))).toBe(fault);
      expect(frames.map((each) => each.id)).toEqual([1]);
    }
  });

  it('takes version 2', () => {
    const { frames, framer } = collect();
    expect(framer.push(frameBytes(2, 63, 5))).toBeNull();
    expect(frames[0]?.version).toBe(2);
  });

  it('holds no more than the frame in hand', () => {
    const { frames, framer } = collect();
    const long = frameBytes(
      1,
      61,
      1,
      Array.from({ length: 5000 }, (_, i) => i & 255),
    );
    for (let at = 0; at < long.length; at += 7) framer.push(long.subarray(at, at + 7));
    expect(frames[0]?.body.length).toBe(5000);
  });
});
