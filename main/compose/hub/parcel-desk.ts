import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { LARGEST_PARCEL, parcelDropped, parcelLeft, paths } from '../../fleet/long-poll-wire.ts';
import { readBody } from '../../fleet/request-body.ts';
import type { Sessions } from '../../fleet/sessions.ts';
import { openParcelCounter } from '../../visits/parcel-counter.ts';
import type { Parcels } from '../../visits/parcels.ts';

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
const refuse = (status: number, code: string) => answer(status, { fault: { code } });

/** Pictures on their way from a kiosk's screen to a phone that is in another network: sealed, given once, never on a disk of ours. */
export const openParcelDesk = (parts: {
  readonly parcels: Parcels;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  /** A phone has it: the kiosk may thank. */
  readonly tellTaken: (node: string, id: string) => Promise<void>;
}) => {
  const { parcels, sessions, clock, log } = parts;
  const counter = openParcelCounter({
    parcels,
    clock,
    onTaken: (node, id) => {
      parts.tellTaken(node, id).catch((error: unknown) => {
        log.warn('a kiosk could not be told that its picture was fetched', {
          node,
          error: String(error),
        });
      });
    },
  });
  return {
    /** What kiosks ask below /fleet/v1/, or null where it is nothing of a parcel. */
    async handle(request: Request): Promise<Response | null> {
      const path = new URL(request.url).pathname;
      if (path !== paths.parcel && path !== paths.parcelBack) return null;
      if (request.method !== 'POST') return null;
      const node = sessions.whoAsks(request);
      if (node === null) return refuse(401, 'not-allowed');
      const body = await readBody(request, LARGEST_PARCEL);
      if (body.kind === 'too-large') return refuse(413, 'bad-input');
      const value = body.kind === 'json' ? body.value : undefined;
      if (path === paths.parcelBack) {
        const asked = parcelDropped.safeParse(value);
        if (!asked.success) return refuse(400, 'bad-input');
        await parcels.drop(node, asked.data.id);
        return answer(200, {});
      }
      const asked = parcelLeft.safeParse(value);
      if (!asked.success) return refuse(400, 'bad-input');
      const kept = await parcels.leave({ sender: node, ...asked.data });
      return kept ? answer(200, {}) : refuse(429, 'too-many-requests');
    },
    take: counter.take,
  };
};
export type ParcelDesk = ReturnType<typeof openParcelDesk>;
