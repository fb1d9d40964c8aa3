import { failed, MOST_UPLOAD, ok, type Result } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';

export type Uploads = {
  /** Takes the next part; the answer is how many bytes there are by now. */
  add(client: string, upload: string, part: number, data: Uint8Array): Result<{ bytes: number }>;
  /** The whole, once. */
  take(client: string, upload: string): Uint8Array | null;
};

/** Staff of one shop; a picture that nobody saves is let go. */
const MOST_AT_ONCE = 6;
const KEPT_MS = 10 * 60_000;

type Upload = { readonly client: string; parts: Uint8Array[]; bytes: number; at: number };

/** Pictures on their way from a staff page: in memory, bounded, and each page's own. */
export const openUploads = (clock: Pick<Clock, 'now'>): Uploads => {
  const open = new Map<string, Upload>();
  const sweep = () => {
    for (const [id, { at }] of open) if (clock.now() - at > KEPT_MS) open.delete(id);
  };
  return {
    add(client, upload, part, data) {
      sweep();
      const known = open.get(upload);
      if (known && known.client !== client) return failed('not-allowed', { field: 'upload' });
      if (!known && part > 0) return failed('picture-gone');
      if (!known && open.size >= MOST_AT_ONCE) return failed('too-many-requests');
      const now = known ?? { client, parts: [], bytes: 0, at: clock.now() };
      // A part that was sent and not answered comes again.
      if (part === now.parts.length - 1) return ok({ bytes: now.bytes });
      if (part !== now.parts.length) return failed('bad-input', { field: 'part' });
      if (data.length === 0 || now.bytes + data.length > MOST_UPLOAD) {
        open.delete(upload);
        return failed('bad-input', { field: 'data', reason: 'too large' });
      }
      now.parts.push(data);
      now.bytes += data.length;
      now.at = clock.now();
      open.set(upload, now);
      return ok({ bytes: now.bytes });
    },
    take(client, upload) {
      sweep();
      const known = open.get(upload);
      if (!known || known.client !== client) return null;
      open.delete(upload);
      return Buffer.concat(known.parts);
    },
  };
};
