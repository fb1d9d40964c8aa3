import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical } from './chain.ts';

const turned = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, turned(part)] as const)
      .reverse(),
  );
};

it('writes one text for one value, in whatever order its keys came, by itself or within another', () => {
  fc.assert(
    fc.property(fc.oneof(fc.object({ maxDepth: 0 }), fc.object()), (value) => {
      const text = canonical(value);
      expect(canonical(turned(value))).toBe(text);
      expect(canonical({ within: value })).toBe(`{"within":${text}}`);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
