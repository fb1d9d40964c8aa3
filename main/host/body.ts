import type { IncomingMessage } from 'node:http';

/**
 * A request's whole text, or null where it is longer than `most` bytes, whatever its head says. Read off the connection
 * itself: a Request of the web's and its streams would cost more than all the rest of a call.
 */
export const bodyOf = (incoming: IncomingMessage, most: number): Promise<string | null> =>
  new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length']) > most) return resolve(null);
    const parts: Buffer[] = [];
    let size = 0;
    const take = (part: Buffer) => {
      size += part.length;
      if (size <= most) parts.push(part);
      else end(null);
    };
    const broken = () => reject(new Error('the connection was closed'));
    const end = (text: string | null) => {
      incoming.off('data', take).off('close', broken);
      resolve(text);
    };
    incoming.on('data', take);
    incoming.once('end', () =>
      end((parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)).toString()),
    );
    incoming.once('error', reject).once('close', broken);
  });
