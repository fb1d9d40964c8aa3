import { useEffect, useRef, useState } from 'react';
import { probeGraphics } from '../../scene/probe.ts';
import { chooseTier, lower, type Tier } from '../../scene/tier.ts';
import type { GarmentScene } from './scene.ts';
import styles from './wall.module.css';

/**
 * The garment in 3D over its poster. Everything that can fail here ends in the poster: no WebGL, a slow machine, a lost
 * context, a picture that cannot be read.
 */
export const LitGarment = ({
  source,
  asked,
  onShown,
}: {
  source: string;
  asked: Tier | 'auto';
  onShown(shown: boolean): void;
}) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [tier, setTier] = useState<Tier | null>(null);
  const [scene, setScene] = useState<GarmentScene | null>(null);

  // After the first paint: the poster is what a passer-by sees first.
  useEffect(() => {
    const idle = requestIdleCallback(() => setTier(chooseTier(probeGraphics(), asked)));
    return () => cancelIdleCallback(idle);
  }, [asked]);

  useEffect(() => {
    const target = canvas.current;
    if (!target || tier === null || tier === 'poster') return;
    let closed = false;
    let opened: GarmentScene | null = null;
    const giveUp = (next: Tier) => {
      if (closed) return;
      onShown(false);
      setTier(next);
    };
    const sizes = new ResizeObserver(() => {
      const box = target.getBoundingClientRect();
      if (box.width > 0) opened?.resize(box.width, box.height, window.devicePixelRatio);
    });
    void import('./scene.ts').then(
      ({ openScene }) => {
        if (closed) return;
        try {
          opened = openScene(target, tier, {
            slow: () => giveUp(lower(tier)),
            lost: () => giveUp('poster'),
          });
        } catch {
          giveUp('poster');
          return;
        }
        sizes.observe(target);
        setScene(opened);
      },
      () => giveUp('poster'),
    );
    return () => {
      closed = true;
      sizes.disconnect();
      setScene(null);
      opened?.close();
    };
  }, [tier, onShown]);

  useEffect(() => {
    if (!scene) return;
    let stale = false;
    scene.show(source).then(
      () => !stale && onShown(true),
      () => !stale && onShown(false),
    );
    return () => {
      stale = true;
    };
  }, [scene, source, onShown]);

  if (tier === null || tier === 'poster') return null;
  // Keyed by tier: a canvas whose context was given up cannot have another.
  return <canvas key={tier} ref={canvas} className={styles.lit} />;
};
