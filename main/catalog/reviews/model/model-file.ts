import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { failed, ok, type Result } from '../../../../preload/contract/index.ts';

/** Raised when weights are read another way: a file of another form is refused, and the rules step in. */
export const MODEL_FORM = 1;

/** Weights by place, one byte each: 127 stands for the largest. */
const packed = z.object({ scale: z.number(), bytes: z.string() });
const column = z.array(z.number());
const forest = z.object({
  depth: z.number().int().min(1).max(8),
  base: z.number(),
  trees: z.array(z.object({ facts: column, cuts: column, leaves: column })),
});

export const modelFile = z.object({
  kind: z.literal('lookglass-reviews'),
  form: z.literal(MODEL_FORM),
  /** What it was learned from, for the model card and for whoever asks. */
  learned: z.object({
    from: z.array(z.object({ file: z.string(), reviews: z.number(), sha256: z.string() })),
    voted: z.number(),
    moods: z.record(z.string(), z.number()),
  }),
  /** Absent where nobody voted. */
  usefulness: z
    .object({
      language: z.string(),
      places: z.number().int().positive(),
      /** Mean and spread of each fact, its logarithm taken. */
      facts: z.object({ names: z.array(z.string()), middle: column, spread: column }),
      words: packed,
      pieces: packed,
      ofFacts: column,
      /** Asks the facts alone, so it serves languages nobody voted in as well. */
      forest,
    })
    .nullable(),
  moods: z.record(
    z.string(),
    z.object({ places: z.number().int().positive(), weights: packed, offset: z.number() }),
  ),
});
export type ModelFile = z.infer<typeof modelFile>;
export type Packed = z.infer<typeof packed>;

const MOST = 127;

export const pack = (weights: ArrayLike<number>): Packed => {
  let largest = 0;
  for (let i = 0; i < weights.length; i++) largest = Math.max(largest, Math.abs(weights[i] ?? 0));
  const scale = largest / MOST || 1;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return { scale, bytes: Buffer.from(bytes.buffer).toString('base64') };
};

/** Null where there are not as many as there are places. */
export const unpack = ({ scale, bytes }: Packed, places: number): Float32Array | null => {
  const found = Buffer.from(bytes, 'base64');
  if (found.length !== places) return null;
  const weights = Float32Array.from(new Int8Array(found.buffer, found.byteOffset, found.length));
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) * scale;
  return weights;
};

export const readModelFile = (path: string): Result<ModelFile> => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return failed('file-unreadable', { file: path, reason });
  }
  try {
    const parsed = modelFile.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data);
    const issue = parsed.error.issues[0];
    const reason = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    return failed('file-unreadable', { file: path, reason });
  } catch {
    return failed('file-unreadable', { file: path, reason: 'not-json' });
  }
};
