import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** Small enough that reading and decoding one piece is not felt, large enough that files come fast. */
const PIECE = 16_384;

export type Piece = { readonly bytes: Buffer; readonly readTo: number };

/** The bytes of a file, piece by piece. The buffer is used again for the next piece. */
export async function* piecesOf(path: string, signal?: AbortSignal): AsyncGenerator<Piece> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(PIECE);
    let readTo = 0;
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, PIECE);
      if (bytesRead === 0) return;
      readTo += bytesRead;
      yield { bytes: buffer.subarray(0, bytesRead), readTo };
    }
  } finally {
    await file.close();
  }
}

export const sha256Of = async (path: string, signal?: AbortSignal): Promise<string> => {
  const hash = createHash('sha256');
  for await (const { bytes } of piecesOf(path, signal)) hash.update(bytes);
  return hash.digest('hex');
};

/** UTF-16 as spreadsheets write it under the name "Unicode text": told apart by its first two bytes. */
export const isUtf16 = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
