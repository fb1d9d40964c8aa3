import { describe, expect, it } from 'vitest';
import { wedgeKey, type KeyPress } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  timeStamp: 7,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

describe('wedgeKey', () => {
  it('reads characters and ending keys', () => {
    expect(wedgeKey(press('7'))).toEqual({ kind: 'char', char: '7', at: 7 });
    expect(wedgeKey(press('Enter'))).toEqual({ kind: 'end', at: 7 });
    expect(wedgeKey(press('Tab'))).toEqual({ kind: 'end', at: 7 });
  });

  it('reads the key cap where an input method holds the letter back', () => {
    expect(wedgeKey(press('Process', { code: 'KeyK' }))).toEqual({
      kind: 'char',
      char: 'K',
      at: 7,
    });
    expect(wedgeKey(press('Process', { code: 'Digit4' }))?.kind).toBe('char');
    expect(wedgeKey(press('Unidentified', { code: 'Enter' }))?.kind).toBe('end');
    expect(wedgeKey(press('Unidentified'))?.kind).toBe('other');
  });

  it('is deaf to modifiers and lets shortcuts break a burst', () => {
    expect(wedgeKey(press('Shift'))).toBeNull();
    expect(wedgeKey(press('v', { ctrlKey: true }))?.kind).toBe('other');
    expect(wedgeKey(press('Backspace'))?.kind).toBe('other');
  });
});
