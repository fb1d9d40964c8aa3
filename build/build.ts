import { join } from 'node:path';
import { build as bundle } from 'vite';
import { bundles } from './bundles.ts';
import { fingerprint, isFresh, markFresh, markStale } from './freshness.ts';
import { places } from './places.ts';
import { buildVisionModels } from './vision-models.ts';

/** Builds everything into `out`. Side by side in one process: they share the parsed config and the cores. */
export const build = async (): Promise<{ names: string[]; ms: number }> => {
  const started = performance.now();
  // Taken before reading: a file saved while building makes the result stale, as it should.
  const print = await fingerprint();
  await markStale();
  const parts = bundles();
  await Promise.all(parts.map((part) => bundle(part.config)));
  // After the bundles: each empties its folder first.
  await buildVisionModels(join(places.out, 'renderer', 'vision'));
  await markFresh(print);
  return { names: parts.map((part) => part.name), ms: performance.now() - started };
};

export const buildIfStale = async (): Promise<void> => {
  if (await isFresh()) return;
  const { names, ms } = await build();
  console.log(`built ${names.join(', ')} in ${(ms / 1000).toFixed(1)} s`);
};

if (import.meta.main) {
  const { names, ms } = await build();
  console.log(`built ${names.join(', ') || 'nothing'} in ${(ms / 1000).toFixed(1)} s`);
}
