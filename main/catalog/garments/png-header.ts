/** What is known of a PNG by its first bytes. */
export type PngHeader = {
  readonly width: number;
  readonly height: number;
  /** Whether any of it can be seen through. */
  readonly alpha: boolean;
};

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Enough for everything that may stand before the picture itself, a colour profile apart. */
export const HEADER_BYTES = 64 * 1024;

/** Null where these are no first bytes of a PNG. https://www.w3.org/TR/png-3/#11IHDR */
export const pngHeader = (bytes: Buffer): PngHeader | null => {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const colourType = bytes[25] ?? 0;
  if (width === 0 || height === 0) return null;
  if (colourType === 4 || colourType === 6) return { width, height, alpha: true };
  // Colours of the other types are seen through where a tRNS chunk says so; it stands before the first IDAT.
  for (let at = 33; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (kind === 'tRNS') return { width, height, alpha: true };
    if (kind === 'IDAT') break;
  }
  return { width, height, alpha: false };
};
