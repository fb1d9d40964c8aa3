import { expect, test } from 'vitest';
import { stem } from './stem.ts';

test.each([
  ['coat', 'coats'],
  ['dress', 'dresses'],
  ['watch', 'watches'],
  ['stripe', 'striped'],
  ['stripe', 'stripes'],
  ['knit', 'knitted'],
  ['print', 'printed'],
  ['legging', 'leggings'],
  ['scarf', 'scarves'],
  ['woman', 'womens'],
  ['accessory', 'accessories'],
  ['shoe', 'shoes'],
])('%s and %s are one word', (one, other) => expect(stem(one)).toBe(stem(other)));

test.each([
  ['shorts', 'short'],
  ['red', 'r'],
  ['ring', 'r'],
  ['dress', 'dres'],
  ['jersey', 'jers'],
])('%s is not %s', (one, other) => expect(stem(one)).not.toBe(other));
