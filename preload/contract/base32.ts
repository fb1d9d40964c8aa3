/** Crockford's base 32: no I, L, O or U, so that nobody misreads a code aloud. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Small binary things as text for a QR code: Crockford's base 32 in capitals stays in a QR code's alphanumeric mode
 * (5.5 bits a symbol for our 5), and any keyboard wedge types it right whatever its layout.
 */
export const toText = (bytes: Iterable<number>): string => {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += CROCKFORD.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + CROCKFORD.charAt((held << (5 - bits)) & 31) : text;
};

const MOST_TEXT = 1_024;

/** Null for what we never write: another alphabet, a length or padding that no bytes lead to. */
export const fromText = (text: string): Uint8Array | null => {
  if (text.length > MOST_TEXT) return null;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const symbol of text) {
    const value = CROCKFORD.indexOf(symbol);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return bits >= 5 || held !== 0 ? null : Uint8Array.from(bytes);
};
