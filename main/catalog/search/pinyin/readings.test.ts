import { describe, expect, test } from 'vitest';
import { looksLikePinyin, openReadings } from './readings.ts';

describe('pinyin', () => {
  const readings = openReadings(
    new Map([
      ['灰色', 'hui se'],
      ['会社', 'hui she'],
      ['外套', 'wai tao'],
      ['羽绒服', 'yu rong fu'],
      ['女士', 'nv shi'],
    ]),
  );
  test.each([
    ['huise', [['灰色']]],
    ['huisewaitao', [['灰色'], ['外套']]],
    ['nvshiyurongfu', [['女士'], ['羽绒服']]],
    ['huis', null],
    ['', []],
  ])('%s', (letters, words) => expect(readings.spelt(letters)).toEqual(words));

  test('initials', () => {
    expect(readings.initialled('yrf')).toEqual(['羽绒服']);
    expect(readings.initialled('hs')).toEqual(['灰色']);
    expect(readings.initialled('zz')).toEqual([]);
  });

  test.each(['hui', 'huise', 'waitao', 'xian', 'nanan', 'lvse', 'yrf'])('%s may be', (text) =>
    expect(looksLikePinyin(text)).toBe(true),
  );
  test.each(['grye', 'coat', 'shirt', 'x1', ''.padEnd(80, 'hui')])('%s is not', (text) =>
    expect(looksLikePinyin(text)).toBe(false),
  );
});
