import { Picture } from '../../kit/picture.tsx';
import type { Product } from '../../../preload/contract/index.ts';
import styles from './wall.module.css';

/** Somebody who might be there: drawn, moving by itself, from no camera. */
const Passer = () => (
  <svg className={styles.passer} viewBox="0 0 400 1000" aria-hidden="true">
    <defs>
      <filter id="passer-soft" x="-20%" y="-10%" width="140%" height="120%">
        <feGaussianBlur stdDeviation="9" />
      </filter>
    </defs>
    <g filter="url(#passer-soft)" fill="currentColor">
      <g className={styles.sway}>
        {/* head and hair, turned a little to the garment */}
        <path d="M206 30c40-2 66 26 68 66 1 24-4 44-14 58-6 10-7 20-4 32-20 10-62 12-84 2 3-12 1-22-6-32-12-18-18-38-16-62 3-38 22-62 56-64z" />
        {/* shoulders to hem of a coat, the weight on one leg */}
        <path d="M170 176c-34 14-74 24-92 50-16 24-24 84-32 150-8 64-12 122-8 176 2 18 30 18 32-2 6-52 16-104 28-152 0 50-10 104-18 166-8 60-10 112-8 168 40 16 190 18 240 0 6-62 2-120-8-184-8-54-14-100-12-146 14 46 26 98 34 150 4 20 30 18 32 0 2-56-4-116-14-180-10-66-20-120-36-144-18-24-62-38-98-52-12-6-28-6-40 0z" />
        {/* legs below the coat */}
        <path d="M122 724c-2 70 4 150 10 214 0 10-14 18-14 28 0 8 40 8 44 0 6-66 18-158 32-240z" />
        <path d="M206 726c10 76 34 150 52 214 2 10-8 20-6 28 4 8 46 4 48-4-2-74-8-160-22-240z" />
      </g>
    </g>
  </svg>
);

/** The still picture of the wall: complete without 3D, and what 3D grows out of. */
export const Wall = ({ hero, still }: { hero: Product | null; still: boolean }) => (
  <div className={styles.wall} aria-hidden="true">
    <div className={styles.light} />
    <Passer />
    <div className={styles.floor} />
    {hero && (
      <div className={styles.hang} key={hero.sku} data-still={still}>
        <Picture source={hero.image} name="" />
      </div>
    )}
  </div>
);
