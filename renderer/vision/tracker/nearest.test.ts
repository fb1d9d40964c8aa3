import { describe, expect, it } from 'vitest';
import { choose, hide, hiddenNext, NOBODY, ofNearest, type Seen } from './nearest.ts';

const somebody = (x: number, size: number): Seen => ({
  place: { left: x - size / 2, top: 0.5 - size / 2, right: x + size / 2, bottom: 0.5 + size / 2 },
  size,
});

const SIDE = 100;
const white = (): ImageData =>
  ({
    data: new Uint8ClampedArray(SIDE * SIDE * 4).fill(255),
    width: SIDE,
    height: SIDE,
  }) as ImageData;
const isHidden = ({ data }: ImageData, { place }: Seen): boolean => {
  const [x, y] = [(place.left + place.right) / 2, (place.top + place.bottom) / 2];
  return data[(Math.round(y * SIDE) * SIDE + Math.round(x * SIDE)) * 4] !== 255;
};

/** As the models are: whom it follows it keeps while they are in the picture, else it takes the first of `sure` that is. */
const modelOf = (sure: readonly Seen[]) => {
  let following: Seen | null = null;
  return (picture: ImageData): Seen | null => {
    if (following && isHidden(picture, following)) {
      following = null;
      return null;
    }
    following ??= sure.find((one) => !isHidden(picture, one)) ?? null;
    return following;
  };
};

const watch = (sure: readonly Seen[], pictures = 12): (Seen | null)[] => {
  const find = ofNearest(modelOf(sure), (found) => found, null);
  return Array.from({ length: pictures }, (_, i) => find(white(), i * 50));
};

const small = somebody(0.2, 0.2);
const large = somebody(0.7, 0.5);

describe('of several people', () => {
  it.each([
    ['the smaller one', [small, large]],
    ['the larger one', [large, small]],
  ])('the larger one is followed, where a model is surest of %s', (_, sure) => {
    const told = watch(sure);
    expect(told.at(-1)).toBe(large);
    expect(told.filter((one) => one === small)).toEqual([]);
  });

  it('one alone is followed after a few pictures', () => {
    const told = watch([small]);
    expect(told.indexOf(small)).toBeLessThanOrEqual(4);
    expect(told.at(-1)).toBe(small);
  });

  it('who is about as large is no reason to change', () => {
    expect(watch([small, somebody(0.7, 0.21)]).at(-1)).toBe(small);
  });

  it('a larger one who comes later does not take the place of who is followed', () => {
    const there: Seen[] = [small];
    const find = ofNearest(modelOf(there), (found) => found, null);
    for (let i = 0; i < 8; i++) find(white(), i * 50);
    there.push(large);
    for (let i = 8; i < 20; i++) expect(find(white(), i * 50)).toBe(small);
  });

  it('nobody is told of while somebody is hidden', () => {
    let hidden = 0;
    const model = modelOf([small, large]);
    const find = ofNearest(
      (picture: ImageData) => {
        if (isHidden(picture, small) || isHidden(picture, large)) hidden += 1;
        return model(picture);
      },
      (found) => found,
      null,
    );
    const told = Array.from({ length: 12 }, (_, i) => find(white(), i * 50));
    expect(hidden).toBeGreaterThan(0);
    expect(told.filter((one) => one !== null).length).toBeLessThanOrEqual(12 - hidden);
  });
});

describe('who is lost for a moment', () => {
  it('is the same at the same place, and is told of at once', () => {
    const lost = choose({ kind: 'following', last: large }, null, 1_000);
    expect(choose(lost, large, 1_300)).toEqual({ kind: 'following', last: large });
    expect(choose(lost, small, 1_300).kind).toBe('asking');
    expect(choose(lost, null, 2_100)).toBe(NOBODY);
  });
});

it('gives back the picture it hid somebody in: what is drawn into it shows everybody', () => {
  const seen: Seen = { place: { left: 0.2, top: 0.1, right: 0.6, bottom: 0.9 }, size: 1 };
  let hid = 0;
  const find = ofNearest(
    ({ data }: ImageData) => {
      if (data.includes(0x80)) hid += 1;
      return 'somebody';
    },
    () => seen,
    'nobody',
  );
  for (let at = 0; at < 4; at += 1) {
    const data = Uint8ClampedArray.from({ length: 10 * 10 * 4 }, (_, i) => (i * 7) % 127);
    const picture = { data, width: 10, height: 10 } as unknown as ImageData;
    const before = data.slice();
    find(picture, at * 33);
    expect(data).toEqual(before);
  }
  expect(hid).toBeGreaterThan(0);
});

it('hides nothing outside of the picture, and all of what is in it', () => {
  const picture = white();
  hide(picture, { left: -0.5, top: 0.25, right: 0.25, bottom: 2 });
  const grey = picture.data.filter((value, i) => i % 4 === 0 && value !== 255).length;
  expect(grey).toBe(25 * 75);
  expect(hiddenNext(NOBODY)).toBeNull();
});
