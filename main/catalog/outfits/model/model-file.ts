import { z } from 'zod';
import { failed, ok, type Result } from '../../../../preload/contract/index.ts';
import type { Together } from './knowledge.ts';
import type { Learned } from './learn/learn-model.ts';
import { TYPES } from './reading.ts';
import { COLOURS, STYLES } from './labels.ts';
import { TERMS } from './terms.ts';

/** Raised whenever a file of before would be read wrongly: other terms, other labels, another layout. */
const VERSION = 1;
const FORMAT = 'lookglass-outfit-model';

/** Numbers as 32-bit floats, little end first. */
const numbers = z.base64().transform((text) => {
  const bytes = Buffer.from(text, 'base64');
  return Float64Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) =>
    bytes.readFloatLE(i * 4),
  );
});
const together = z.object({ names: z.array(z.string()), alone: numbers, both: numbers });
const shape = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  traits: z.array(z.string()),
  traitWeights: numbers,
  rank: z.number().int().nonnegative(),
  basis: numbers,
  strengths: numbers,
  means: numbers,
  words: z.array(z.tuple([z.string(), z.number()])),
  rarest: z.number(),
  kinds: together,
  colours: together,
  styles: numbers,
  categoryNames: z.record(z.string(), z.string()),
  choice: numbers,
  whole: numbers,
  constant: z.number(),
});

const packed = (values: Float64Array): string => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeFloatLE(value, i * 4));
  return bytes.toString('base64');
};
const packedTogether = ({ names, alone, both }: Together) => ({
  names: [...names],
  alone: packed(alone),
  both: packed(both),
});

export const writeModel = ({ knowledge, verdict }: Learned): string => {
  const { affinity } = knowledge;
  return `${JSON.stringify({
    format: FORMAT,
    version: VERSION,
    traits: [...knowledge.traits.keys()],
    traitWeights: packed(knowledge.traitWeights),
    rank: affinity.rank,
    basis: packed(affinity.basis),
    strengths: packed(affinity.strengths),
    means: packed(affinity.means),
    words: [...knowledge.words],
    rarest: knowledge.rarest,
    kinds: packedTogether(knowledge.kinds),
    colours: packedTogether(knowledge.colours),
    styles: packed(knowledge.styles),
    categoryNames: Object.fromEntries(knowledge.categoryNames),
    choice: packed(verdict.choice),
    whole: packed(verdict.whole),
    constant: verdict.constant,
  } satisfies z.input<typeof shape>)}\n`;
};

/** A file that is cut short, of another version or put together wrongly is refused, whatever it would have said. */
export const readModel = (file: string, text: string): Result<Learned> => {
  const wrong = (reason: string) => failed('file-unreadable', { file, reason });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return wrong('not JSON, or cut short');
  }
  const read = shape.safeParse(json);
  if (!read.success) {
    const field = read.error.issues[0]?.path.join('.') ?? '';
    return wrong(
      field === 'format' || field === ''
        ? 'not an outfit model'
        : field === 'version'
          ? `not of version ${VERSION}`
          : `${field} is not as it should be`,
    );
  }
  const model = read.data;
  const { traits, rank } = model;
  const sizes: readonly (readonly [string, Float64Array, number])[] = [
    ['traitWeights', model.traitWeights, traits.length],
    ['basis', model.basis, traits.length * rank],
    ['strengths', model.strengths, rank],
    ['means', model.means, traits.length * TYPES.length],
    ['kinds.alone', model.kinds.alone, model.kinds.names.length],
    ['kinds.both', model.kinds.both, model.kinds.names.length ** 2],
    ['colours.alone', model.colours.alone, COLOURS.length],
    ['colours.both', model.colours.both, COLOURS.length ** 2],
    ['styles', model.styles, STYLES.length],
    ['choice', model.choice, TERMS],
    ['whole', model.whole, TERMS],
  ];
  for (const [name, values, size] of sizes)
    if (values.length !== size || values.some((value) => !Number.isFinite(value)))
      return wrong(`${name} does not hold ${size} numbers`);
  return ok({
    knowledge: {
      traits: new Map(traits.map((trait, i) => [trait, i])),
      traitWeights: model.traitWeights,
      affinity: {
        rank,
        basis: model.basis,
        strengths: model.strengths,
        means: model.means,
      },
      words: new Map(model.words),
      rarest: model.rarest,
      kinds: model.kinds,
      colours: model.colours,
      styles: model.styles,
      categoryNames: new Map(Object.entries(model.categoryNames)),
    },
    verdict: { choice: model.choice, whole: model.whole, constant: model.constant },
  });
};
