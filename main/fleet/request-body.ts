export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-json' };

/** A request's JSON, read no further than `most` bytes whatever its head says. */
export const readBody = async (request: Request, most: number): Promise<Body> => {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? ''))
    return { kind: 'not-json' };
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) return { kind: 'too-large' };
    parts.push(part);
  }
  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown };
  } catch {
    return { kind: 'not-json' };
  }
};
