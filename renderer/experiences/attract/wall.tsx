import { useState } from 'react';
import { useStore } from 'zustand';
import type { Product } from '../../../preload/contract/index.ts';
import { useStage } from '../../kernel/react.tsx';
import { Picture } from '../../kit/picture.tsx';
import type { Tier } from '../../scene/tier.ts';
import type { UsedPassers } from '../../vision/presence/use-passers.ts';
import { LitGarment } from './lit-garment.tsx';
import { OwnShadow } from './own-shadow.tsx';
import { Passer } from './passer.tsx';
import styles from './wall.module.css';

/** The passer-by's own in place of the drawn one, once there is one. */
const Shadows = ({ outline }: { outline: UsedPassers['outline'] }) => {
  const cast = useStore(outline, (one) => one !== null);
  return (
    <>
      <Passer gone={cast} />
      <OwnShadow outline={outline} />
    </>
  );
};

/** The wall with today's garment. The still picture is complete by itself; 3D grows out of it where it can. */
export const Wall = ({
  hero,
  asked,
  shadow,
}: {
  hero: Product | null;
  asked: Tier | 'auto';
  /** Of whoever is there, where passers-by cast one on this wall. */
  shadow: UsedPassers['outline'] | null;
}) => {
  const { screen, accessible } = useStage();
  const [lit, setLit] = useState(false);
  const onPaper = screen.theme === 'paper' && !accessible;
  const source = hero?.image ?? null;
  return (
    <div className={styles.wall} aria-hidden="true">
      <div className={styles.light} />
      {shadow ? <Shadows outline={shadow} /> : <Passer gone={false} />}
      <div className={styles.floor} />
      {hero && (
        <div className={styles.hang} key={hero.sku} data-lit={lit && onPaper}>
          <Picture source={source} name="" />
        </div>
      )}
      {onPaper && source !== null && <LitGarment source={source} asked={asked} onShown={setLit} />}
    </div>
  );
};
