import { pointsOf, type GarmentShape } from '../../../preload/contract/index.ts';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './Garments.module.css';

/** A figure on a field of 300 by 640: where its own shoulders and waist are. */
const FIGURE = { shoulders: [106, 194, 136], waist: [114, 186, 270] } as const;
const BODY =
  'M150 20c19 0 30 15 30 36s-9 38-16 44l2 14c10 8 34 9 42 22 10 16 13 60 18 96 4 30 8 70 10 92l-12 2c-6-20-12-50-16-78l-10-50-2 40c0 20 6 36 8 60 3 50-8 130-10 180l-4 130h-28l-6-150-6-60-6 60-6 150h-28l-4-130c-2-50-13-130-10-180 2-24 8-40 8-60l-2-40-10 50c-4 28-10 58-16 78l-12-2c2-22 6-62 10-92 5-36 8-80 18-96 8-13 32-14 42-22l2-14c-7-6-16-23-16-44s11-36 30-36z';

/** The garment on a figure, hung by its points as the mirror hangs it. */
export const Preview = ({
  picture,
  aspect,
  shape,
}: {
  picture: string;
  aspect: number;
  shape: GarmentShape;
}) => {
  const { t } = useStaffLanguage();
  const points = pointsOf(shape);
  const upper = shape.cut !== 'skirt' && shape.cut !== 'trousers';
  const [x0, x1, y] = upper ? FIGURE.shoulders : FIGURE.waist;
  const name = upper ? 'shoulder' : 'waist';
  const left = points.get(`${name}Left`) ?? [0, 0];
  const right = points.get(`${name}Right`) ?? [1, 0];
  // In pictures one high, so that x and y are of one measure.
  const across = (right[0] - left[0]) * aspect;
  const high = (x1 - x0) / Math.max(0.05, across);
  const lean = Math.atan2(right[1] - left[1], across);
  return (
    <svg
      className={styles.figure}
      viewBox="0 0 300 660"
      role="img"
      aria-label={t('garments.onFigure')}
    >
      <path d={BODY} />
      <g transform={`translate(${x0} ${y}) rotate(${(-lean * 180) / Math.PI})`}>
        <image
          href={picture}
          x={-left[0] * aspect * high}
          y={-left[1] * high}
          width={aspect * high}
          height={high}
          preserveAspectRatio="none"
        />
      </g>
    </svg>
  );
};
