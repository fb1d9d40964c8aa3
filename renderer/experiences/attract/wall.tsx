import { useState } from 'react';
import type { Product } from '../../../preload/contract/index.ts';
import { useStage } from '../../kernel/react.tsx';
import { Picture } from '../../kit/picture.tsx';
import type { Tier } from '../../scene/tier.ts';
import { LitGarment } from './lit-garment.tsx';
import { Passer } from './passer.tsx';
import styles from './wall.module.css';

/** The wall with today's garment. The still picture is complete by itself; 3D grows out of it where it can. */
export const Wall = ({ hero, asked }: { hero: Product | null; asked: Tier | 'auto' }) => {
  const { screen, accessible } = useStage();
  const [lit, setLit] = useState(false);
  const onPaper = screen.theme === 'paper' && !accessible;
  const source = hero?.image ?? null;
  return (
    <div className={styles.wall} aria-hidden="true">
      <div className={styles.light} />
      <Passer />
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
