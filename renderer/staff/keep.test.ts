import { describe, expect, it } from 'vitest';
import {
  keepPending,
  keepSound,
  keepToken,
  keptPending,
  keptToken,
  soundIsOn,
  type Shelf,
} from './keep.ts';

const shelf = (): Shelf => {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
};

describe('what the page remembers', () => {
  it('keeps a redemption in doubt with its intent until it is settled', () => {
    const place = shelf();
    keepPending(place, { code: 'A', intent: 'i-1' });
    expect(keptPending(place)).toEqual({ code: 'A', intent: 'i-1' });
    keepPending(place, null);
    expect(keptPending(place)).toBeNull();
  });

  it('does not believe what it cannot read', () => {
    for (const text of ['', '{', 'null', '{"code":1}'])
      expect(keptPending({ ...shelf(), getItem: () => text })).toBeNull();
  });

  it('forgets the token when it is no longer good', () => {
    const place = shelf();
    keepToken(place, 'secret');
    expect(keptToken(place)).toBe('secret');
    keepToken(place, null);
    expect(keptToken(place)).toBeNull();
  });

  it('sounds until somebody switches it off', () => {
    const place = shelf();
    expect(soundIsOn(place)).toBe(true);
    keepSound(place, false);
    expect(soundIsOn(place)).toBe(false);
    keepSound(place, true);
    expect(soundIsOn(place)).toBe(true);
  });
});
