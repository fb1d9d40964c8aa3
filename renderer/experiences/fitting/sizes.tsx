import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product, ReviewDigest } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';
import { useStage } from '../../kernel/react.tsx';
import { inWords } from '../../kit/language.ts';
import { Tap } from '../../kit/tap.tsx';
import { Bring } from './bring.tsx';
import { adviseSize, heightsOf, sizesOf, type Stated } from './size-advice.ts';
import styles from './sizes.module.css';

/** Which size to take: of what one usually wears, or how tall one is, and of what others say; nothing is measured, nothing kept. */
export const SizeAdvice = ({
  product,
  isAlone,
  hint,
  stated,
  onStated,
  floor,
}: {
  product: Product;
  /** Nothing else is worn: it needs no name. */
  isAlone: boolean;
  hint: ReviewDigest['sizeHint'];
  stated: Stated | null;
  onStated(stated: Stated): void;
  /** Null where nobody of the staff brings anything. */
  floor: Host<'floor'> | null;
}) => {
  const { t } = useTranslation('fitting');
  const { language } = useStage();
  const [asksHeight, setAsksHeight] = useState(stated?.by === 'height');
  const sizes = sizesOf(product);
  if (sizes.length === 0) return null;
  const heights = heightsOf(product);
  const byHeight = asksHeight && heights.length > 0;
  const advice = stated === null ? null : adviseSize(product, hint, stated);
  const isOutside = stated?.by === 'height' && heights.length > 0 && advice === null;
  return (
    <section className={styles.sizes} aria-label={t('size.title')}>
      <div className={styles.ask}>
        <p>{t(byHeight ? 'size.askHeight' : 'size.ask')}</p>
        {heights.length > 0 && (
          <Tap className={styles.other ?? ''} onTap={() => setAsksHeight(!byHeight)}>
            {t(byHeight ? 'size.bySize' : 'size.byHeight')}
          </Tap>
        )}
      </div>
      <div className={styles.row}>
        {byHeight
          ? heights.map((cm) => (
              <Tap
                key={cm}
                className={styles.size ?? ''}
                aria-pressed={stated?.by === 'height' && stated.cm === cm}
                onTap={() => onStated({ by: 'height', cm })}
              >
                {cm}
              </Tap>
            ))
          : sizes.slice(0, 6).map((size) => (
              <Tap
                key={size}
                className={styles.size ?? ''}
                aria-pressed={stated?.by === 'size' && stated.size === size}
                onTap={() => onStated({ by: 'size', size })}
              >
                {size}
              </Tap>
            ))}
      </div>
      <div className={styles.told}>
        <p className={styles.advice} role="status">
          {isOutside && t('size.outside')}
          {advice && (
            <>
              <strong>
                {isAlone
                  ? t('size.take', { size: advice.size })
                  : t('size.takeOf', { name: inWords(product.name, language), size: advice.size })}
              </strong>
              {advice.said && advice.why !== 'usual' && (
                <span>{t(`size.why.${advice.why}`, advice.said)}</span>
              )}
              {!advice.isHere && <span>{t('size.notHere')}</span>}
            </>
          )}
        </p>
        {advice?.isHere && floor && (
          <Bring
            key={`${product.sku} ${advice.size}`}
            host={floor}
            sku={product.sku}
            size={advice.size}
          />
        )}
      </div>
    </section>
  );
};
