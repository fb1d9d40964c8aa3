import styles from './passer.module.css';

/**
 * Somebody who might be there: drawn, moving by itself, seen by no camera. The blur is drawn once and only
 * boxes around it move: an animated SVG would be blurred anew in every frame.
 */
export const Passer = ({ gone }: { gone: boolean }) => (
  <div className={styles.walk} data-gone={gone}>
    <div className={styles.sway}>
      <svg className={styles.passer} viewBox="0 0 400 1000">
        <defs>
          <filter id="passer-soft" x="-20%" y="-10%" width="140%" height="120%">
            <feGaussianBlur stdDeviation="9" />
          </filter>
        </defs>
        <g filter="url(#passer-soft)" fill="currentColor">
          {/* head with gathered hair, turned a little to the garment */}
          <path d="M196 22c30-4 54 14 58 46 2 18-2 34-10 48-6 10-8 18-6 30-14 10-40 12-58 4 2-14 0-22-6-32-10-14-16-28-16-46 0-28 14-46 38-50z" />
          <path d="M160 44c-18-2-30 10-30 26s14 26 30 22z" />
          {/* a long coat, the weight on one leg */}
          <path d="M184 146c-30 14-72 20-88 46-18 30-24 88-32 146-8 60-14 110-10 164 2 20 28 20 32 0 6-50 18-106 30-154 6 60-4 120-16 186-10 60-16 118-16 172 34 18 184 20 236 2 0-60-6-120-18-180-12-64-22-124-16-184 14 44 28 92 40 140 6 20 30 14 28-6-6-56-18-112-32-170-12-54-22-96-44-118-18-18-44-28-66-44z" />
          {/* legs below the coat, one step on */}
          <path d="M124 690c-2 80 2 160 8 240 0 14-18 22-20 34 0 10 44 10 50 2 10-80 24-176 36-276z" />
          <path d="M214 690c14 90 36 174 50 250 2 12-8 22-6 30 4 8 46 6 48-2 0-82-12-190-30-278z" />
        </g>
      </svg>
    </div>
  </div>
);
