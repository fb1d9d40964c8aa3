import { useTranslation } from 'react-i18next';
import type { Product, ReviewDigest } from '../../../preload/contract/index.ts';
import { Tap } from '../../kit/tap.tsx';
import { adviseSize, sizesOf } from './size-advice.ts';
import styles from './sizes.module.css';

/** Which size to take: of what one usually wears and what others say; nothing is measured, nothing kept. */
export const SizeAdvice = ({
  product,
  hint,
  usual,
  onUsual,
}: {
  product: Product;
  hint: ReviewDigest['sizeHint'];
  usual: string | null;
  onUsual(size: string): void;
}) => {
  const { t } = useTranslation('fitting');
  const sizes = sizesOf(product);
  if (sizes.length === 0) return null;
  const advice = usual === null ? null : adviseSize(product, hint, usual);
  return (
    <section className={styles.sizes} aria-label={t('size.title')}>
      <p className={styles.ask}>{t('size.ask')}</p>
      <div className={styles.row}>
        {sizes.slice(0, 6).map((size) => (
          <Tap
            key={size}
            className={styles.size ?? ''}
            aria-pressed={size === usual}
            onTap={() => onUsual(size)}
          >
            {size}
          </Tap>
        ))}
      </div>
      <p className={styles.advice} role="status">
        {advice && (
          <>
            <strong>{t('size.take', { size: advice.size })}</strong>
            {advice.said && advice.why !== 'usual' && (
              <span>{t(`size.why.${advice.why}`, advice.said)}</span>
            )}
            {!advice.isHere && <span>{t('size.notHere')}</span>}
          </>
        )}
      </p>
    </section>
  );
};
