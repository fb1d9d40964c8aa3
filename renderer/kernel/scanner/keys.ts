import type { WedgeKey } from './burst.ts';

/** What of a KeyboardEvent the recogniser looks at. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly timeStamp: number;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
};

const MODIFIERS = new Set(['Shift', 'CapsLock', 'NumLock', 'AltGraph']);

/** A Chinese input method swallows a wedge's letters and reports only which key was hit: read the key caps then. */
const fromKeyCap = (code: string): string | null => {
  const cap = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  if (cap) return cap;
  return code === 'Minus' || code === 'NumpadSubtract' ? '-' : null;
};

/** Null for keys that mean nothing by themselves (Shift comes with every capital letter). */
export const wedgeKey = (press: KeyPress): WedgeKey | null => {
  const at = press.timeStamp;
  if (MODIFIERS.has(press.key)) return null;
  if (press.ctrlKey || press.altKey || press.metaKey) return { kind: 'other', at };
  if (press.key === 'Enter' || press.key === 'Tab') return { kind: 'end', at };
  if (press.key === 'Process' || press.key === 'Unidentified') {
    if (press.code === 'Enter' || press.code === 'Tab') return { kind: 'end', at };
    const cap = fromKeyCap(press.code);
    return cap === null ? { kind: 'other', at } : { kind: 'char', char: cap, at };
  }
  // One key press, one code point: everything longer is the name of a key.
  return Array.from(press.key).length === 1
    ? { kind: 'char', char: press.key, at }
    : { kind: 'other', at };
};
