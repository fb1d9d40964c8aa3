import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeup } from '../../../tests/fakes/fake-shop.ts';
import { isWorn, looksOf, wearingOf } from './looks.ts';
import {
  linesFor,
  linesOf,
  lookOf,
  partsIn,
  pieceOf,
  sameColourIn,
  totalOf,
  wear,
  wornPieces,
  type Piece,
} from './wardrobe.ts';

const lines = linesOf(makeup);
const pieces = lines.flatMap((line) => line.pieces);
const piece = (sku: string, shade: string): Piece => {
  const found = pieceOf(lines, { sku, shade });
  if (!found) throw new Error(`${sku} ${shade}`);
  return found;
};

describe('what can be worn', () => {
  it('is what the shop has, part by part, an unstated finish as most lie', () => {
    expect(partsIn(lines)).toEqual(['lips', 'cheeks']);
    expect(linesFor(lines, 'lips').map(({ product }) => product.sku)).toEqual(['LIP', 'GLOSS']);
    expect(piece('BLUSH', '12').finish).toBe('satin');
    expect(pieceOf(lines, { sku: 'GONE', shade: '1' })).toBeNull();
  });

  it('is put on by a tap, taken off by the next, and is one a part', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (taps) => {
        const worn = taps.reduce(wear, {});
        for (const tap of taps) {
          const after = wear(worn, tap);
          const isOn = wornPieces(lines, worn).includes(tap);
          expect(wornPieces(lines, after).includes(tap)).toBe(!isOn);
          expect(wornPieces(lines, wear(after, tap)).includes(tap)).toBe(isOn);
        }
      }),
    );
  });

  it('costs what it says, and says nothing where a price is missing', () => {
    expect(totalOf([piece('LIP', '304'), piece('GLOSS', '701')])).toBe(14_000);
    expect(totalOf([piece('LIP', '304'), piece('BLUSH', '12')])).toBeNull();
  });

  it('keeps its colour when the finish changes', () => {
    const [, gloss] = linesFor(lines, 'lips');
    expect(gloss && sameColourIn(gloss, piece('LIP', '304'))?.shade).toBe('704');
    expect(gloss && sameColourIn(gloss, piece('LIP', '301'))?.shade).not.toBe('');
  });

  it('lies on the face with its own finish', () => {
    expect(lookOf([piece('GLOSS', '704')]).lips).toMatchObject({ finish: 'gloss', intensity: 1 });
    expect(lookOf([piece('GLOSS', '704')]).cheeks).toBeUndefined();
  });
});

describe('whole looks', () => {
  const artist = {
    name: { zh: '赴约', en: 'A date' },
    wear: [
      { sku: 'LIP', shade: '304' },
      { sku: 'BLUSH', shade: '12' },
    ],
  };

  it('are the artist’s where there are any, and each only whole', () => {
    const broken = { name: { zh: '缺' }, wear: [{ sku: 'LIP', shade: '999' }] };
    const two = { name: { zh: '两唇' }, wear: [artist.wear[0]!, { sku: 'GLOSS', shade: '701' }] };
    const looks = looksOf(lines, [broken, artist, two]);
    expect(looks.map(({ name }) => name?.['en'])).toEqual(['A date']);
    expect(isWorn(looks[0]!, wearingOf(looks[0]!))).toBe(true);
    expect(isWorn(looks[0]!, {})).toBe(false);
  });

  it('are put together from what is here otherwise: of different lips, nothing sold out', () => {
    const looks = looksOf(lines, []);
    const lips = looks.map(({ pieces: [lip] }) => lip?.id);
    expect(new Set(lips).size).toBe(looks.length);
    expect(looks.length).toBeGreaterThan(1);
    expect(looks.flatMap((look) => look.pieces).map(({ stock }) => stock)).not.toContain(0);
    expect(looksOf(linesOf([makeup[2]!]), [])).toEqual([]);
  });
});
