import { useEffect, useState } from 'react';
import type { Product } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';

const ASKED = 60;
const SHOWN = 8;
const RETRY_MS = 10_000;
/** New stock comes in during the day. */
const AGAIN_MS = 15 * 60_000;

/** What hangs on the wall today: with a picture and in store first, one of each category before a second of any. */
export const chooseHeroes = (products: readonly Product[]): readonly Product[] => {
  const inStore = (product: Product) =>
    product.sizes.length === 0 || product.sizes.some((size) => size.stock !== 0);
  const seen = new Map<string, number>();
  return products
    .filter((product) => product.image !== null)
    .map((product) => {
      const turn = seen.get(product.category) ?? 0;
      seen.set(product.category, turn + 1);
      return { product, rank: turn + (inStore(product) ? 0 : 1_000) };
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ product }) => product);
};

const preload = (product: Product | undefined) => {
  if (!product?.image) return;
  const image = new Image();
  image.src = product.image;
};

/** The garment on the wall just now; changes every so often, with its picture fetched before. */
export const useHero = (host: Host<'catalog'>, seconds: number): Product | null => {
  const [heroes, setHeroes] = useState<readonly Product[]>([]);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const found = await host.call('catalog.search', { limit: ASKED }, { signal: stop.signal });
      if (stop.signal.aborted) return;
      const chosen = found.ok ? chooseHeroes(found.value.products) : [];
      if (chosen.length > 0) setHeroes(chosen);
      timer = setTimeout(() => void ask(), chosen.length > 0 ? AGAIN_MS : RETRY_MS);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [host]);
  useEffect(() => {
    if (heroes.length < 2) return;
    preload(heroes[(turn + 1) % heroes.length]);
    const timer = setTimeout(() => setTurn(turn + 1), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [heroes, turn, seconds]);
  return heroes[turn % Math.max(1, heroes.length)] ?? null;
};
