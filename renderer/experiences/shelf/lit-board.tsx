import { useEffect, useRef, useState } from 'react';
import { probeGraphics } from '../../scene/probe.ts';
import { chooseTier, type Tier } from '../../scene/tier.ts';
import type { Board } from './board.ts';
import type { Print } from './prints.ts';
import type { Turned } from './turned.ts';

/** A card that comes in from the side is one of paper until it stands. */
const ARRIVES_MS = 520;

const css = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** What the theme prints with, read where it is: a brand re-skins by its custom properties. */
const inkOf = (): Pick<Print, 'colours' | 'serif' | 'sans'> => ({
  colours: {
    paper: css('--surface'),
    ink: css('--ink'),
    ink2: css('--ink-2'),
    gold: css('--gold'),
    accent: css('--accent'),
  },
  serif: css('--f-serif'),
  sans: css('--f-sans'),
});

/**
 * The card in 3D over the one of paper. Everything that can fail here ends in the paper one: no WebGL, a small machine,
 * a lost context, a picture that cannot be read.
 */
export const LitBoard = ({
  print,
  asked,
  turned,
  held,
  onShown,
}: {
  print: Omit<Print, 'colours' | 'serif' | 'sans'>;
  asked: Tier | 'auto';
  turned: Turned;
  held: boolean;
  onShown(shown: boolean): void;
}) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [tier, setTier] = useState<Tier | null>(null);
  const [board, setBoard] = useState<Board | null>(null);
  const now = useRef({ turned, held });
  useEffect(() => {
    now.current = { turned, held };
  }, [turned, held]);

  useEffect(() => {
    const idle = requestIdleCallback(() => setTier(chooseTier(probeGraphics(), asked)));
    return () => cancelIdleCallback(idle);
  }, [asked]);

  useEffect(() => {
    const target = canvas.current;
    if (!target || tier === null || tier === 'poster') return undefined;
    let closed = false;
    let opened: Board | null = null;
    const giveUp = () => {
      if (closed) return;
      onShown(false);
      setTier('poster');
    };
    const sizes = new ResizeObserver(() => {
      const box = target.getBoundingClientRect();
      if (box.width > 0) opened?.resize(box.width, box.height, window.devicePixelRatio);
    });
    void import('./board.ts')
      .then(({ openBoard }) => {
        if (closed) return;
        opened = openBoard(target, tier, giveUp);
        sizes.observe(target);
        setBoard(opened);
      })
      .catch(giveUp);
    return () => {
      closed = true;
      sizes.disconnect();
      setBoard(null);
      opened?.close();
    };
  }, [tier, onShown]);

  const { picture, brand, name, price, sizes } = print;
  useEffect(() => {
    if (!board) return undefined;
    let stale = false;
    onShown(false);
    const arrived = new Promise((resolve) => setTimeout(resolve, ARRIVES_MS));
    const show = async () => {
      await Promise.all([board.show({ picture, brand, name, price, sizes, ...inkOf() }), arrived]);
      if (stale) return;
      board.turn(now.current.turned, true);
      onShown(true);
    };
    // Without a picture there is nothing to light.
    show().catch(() => {});
    return () => {
      stale = true;
      onShown(false);
    };
  }, [board, picture, brand, name, price, sizes, onShown]);

  useEffect(() => board?.turn(turned, held), [board, turned, held]);

  if (tier === null || tier === 'poster') return null;
  return <canvas key={tier} ref={canvas} aria-hidden="true" />;
};
