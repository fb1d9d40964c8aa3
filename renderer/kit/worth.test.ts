import { describe, expect, it } from 'vitest';
import type { Offer } from '../../preload/contract/index.ts';
import { asksOf, framed, worthOf } from './worth.ts';

const face = {
  id: 'o',
  brand: 'b',
  title: { zh: '券' },
  terms: { zh: '规则' },
  validFrom: 0,
  validUntil: 1,
};
const reads = (offer: Offer, as: 'offered' | 'held', language: string): string => {
  const worth = worthOf(offer, as, language);
  const frames: Record<string, (figure: string) => string> = {
    plain: (figure) => figure,
    less: (figure) => (language === 'zh' ? figure : `${figure} off`),
    'up-to': (figure) => (language === 'zh' ? `最高 ${figure}` : `up to ${figure}`),
    off: (figure) => (language === 'zh' ? `${figure} 折` : `${figure} off`),
    free: () => (language === 'zh' ? '免费' : 'Free'),
  };
  return framed(worth, frames[worth.frame] ?? String)
    .map(({ text }) => text)
    .join('');
};

const packet: Offer = {
  ...face,
  kind: 'red-packet',
  value: 8_800,
  threshold: 0,
  prizes: [{ value: 8_800, count: 1 }],
};

describe('worthOf', () => {
  it.each<[string, Offer, string, string]>([
    ['money off', { ...face, kind: 'fixed', value: 3_000, threshold: 0 }, '¥30', '¥30 off'],
    [
      'a share',
      { ...face, kind: 'percentage', value: 0, threshold: 0, rate: 9_500 },
      '9.5 折',
      '5% off',
    ],
    [
      'an odd share',
      { ...face, kind: 'percentage', value: 0, threshold: 0, rate: 8_850 },
      '8.85 折',
      '11.5% off',
    ],
    ['a prize to be drawn', packet, '最高 ¥88', 'up to ¥88'],
    [
      'something for nothing',
      { ...face, kind: 'sample', value: 9_900, threshold: 0, price: 0 },
      '免费',
      'Free',
    ],
    [
      'something for one fen',
      { ...face, kind: 'sample', value: 9_900, threshold: 0, price: 1 },
      '¥0.01',
      '¥0.01',
    ],
  ])('says %s', (_, offer, zh, en) => {
    expect(reads(offer, 'offered', 'zh')).toBe(zh);
    expect(reads(offer, 'offered', 'en')).toBe(en);
  });

  it('says what was drawn, once it is drawn', () => {
    expect(reads({ ...packet, value: 188 }, 'held', 'zh')).toBe('¥1.88');
  });
});

describe('asksOf', () => {
  it('says the most telling first', () => {
    expect(asksOf({ ...face, kind: 'full-reduction', value: 5_000, threshold: 30_000 })).toEqual([
      { key: 'over', amount: 30_000 },
    ]);
    expect(
      asksOf({
        ...face,
        kind: 'full-reduction',
        value: 5_000,
        threshold: 30_000,
        everyFull: true,
        cap: 15_000,
      }),
    ).toEqual([
      { key: 'every', amount: 30_000, value: 5_000 },
      { key: 'cap', amount: 15_000 },
    ]);
    expect(
      asksOf({
        ...face,
        kind: 'allowance',
        value: 20_000,
        threshold: 0,
        per: { every: 30_000, spend: 4_000 },
      }),
    ).toEqual([{ key: 'parts-every', amount: 30_000, value: 4_000 }]);
    expect(asksOf({ ...face, kind: 'cash', value: 500, threshold: 0 })).toEqual([{ key: 'cash' }]);
  });
});
