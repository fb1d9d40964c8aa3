import { describe, expect, it } from 'vitest';
import { season } from '../../../preload/contract/index.ts';
import en from './copy/en.json';
import zh from './copy/zh.json';
import { traitsOf } from './traits.ts';

const speaking = (copy: { season: object; colour: object }) => {
  const lines = new Map<string, string>(
    (['season', 'colour'] as const).flatMap((part) =>
      Object.entries(copy[part]).map(
        ([key, text]) => [`${part}.${key}`, String(text)] as [string, string],
      ),
    ),
  );
  return (line: string) => lines.get(line) ?? '';
};
const inEnglish = (colour: string, worn: string = '') =>
  traitsOf({ season: season.parse(worn), colour }, 'en', speaking(en));
const inChinese = (colour: string, worn: string = '') =>
  traitsOf({ season: season.parse(worn), colour }, 'zh', speaking(zh));

describe('season and colour above a name', () => {
  it('are in the words of the shopper', () => {
    expect(inEnglish('grey', 'autumn-winter')).toEqual(['Autumn–winter', 'Grey']);
    expect(inChinese('grey', 'autumn-winter')).toEqual(['秋冬', '灰色']);
    expect(inEnglish('Navy Blue')).toEqual(inEnglish('navy blue'));
  });

  it('have words for every season but the whole year', () => {
    for (const worn of season.options.filter((one) => one !== '')) {
      expect(inEnglish('', worn), worn).toHaveLength(1);
      expect(inChinese('', worn), worn).toHaveLength(1);
    }
    expect(inEnglish('')).toEqual([]);
  });

  it('show a colour without words as written, to those who can read it', () => {
    expect(inEnglish('tortoiseshell brown')).toEqual(['Tortoiseshell Brown']);
    expect(inChinese('tortoiseshell brown')).toEqual([]);
    expect(inChinese('雾灰')).toEqual(['雾灰']);
    expect(inEnglish('雾灰')).toEqual([]);
  });
});
