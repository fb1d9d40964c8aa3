import { z } from 'zod';
import { role } from './calls.ts';
import { fault } from './result.ts';

/** Raised whenever a page of one build could misread a host of another. Pages that differ reload themselves. */
export const PROTOCOL_VERSION = 1;

/** Messages a page sends. The host parses each one: a page is a border like any other. */
export const toHost = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hello'),
    version: z.number().int(),
    /** Staff: the token of an earlier sign-in. Other roles are known by how they connect. */
    token: z.string().max(512).optional(),
  }),
  z.object({
    kind: z.literal('call'),
    id: z.number().int().nonnegative(),
    name: z.string().max(64),
    input: z.unknown(),
  }),
  z.object({ kind: z.literal('abort'), id: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('watch'), event: z.string().max(64) }),
  z.object({ kind: z.literal('unwatch'), event: z.string().max(64) }),
]);
export type ToHost = z.infer<typeof toHost>;

/** Messages the host sends. */
export const toPage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('welcome'),
    version: z.number().int(),
    role,
    build: z.string(),
    screen: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('result'),
    id: z.number().int(),
    ok: z.literal(true),
    value: z.unknown(),
  }),
  z.object({ kind: z.literal('failed'), id: z.number().int(), fault }),
  z.object({ kind: z.literal('event'), event: z.string(), value: z.unknown() }),
  z.object({ kind: z.literal('role'), role }),
  z.object({ kind: z.literal('refused'), fault }),
]);
export type ToPage = z.infer<typeof toPage>;

/**
 * All a way of carrying messages has to do. Messages are plain JSON values. `listen` is called once;
 * its disposer closes the transport.
 */
export type Transport = {
  send(message: unknown): void;
  listen(onMessage: (message: unknown) => void, onClose: () => void): () => void;
};
