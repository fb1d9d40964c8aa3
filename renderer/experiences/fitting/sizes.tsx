import { useTranslation } from 'react-i18next';
import type { Product, ReviewDigest } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';
import { useStage } from '../../kernel/react.tsx';
import { inWords } from '../../kit/language.ts';
import { Tap } from '../../kit/tap.tsx';
import { Bring } from './bring.tsx';
import { adviseSize, sizesOf } from './size-advice.ts';
import styles from './sizes.module.css';

/** Which size to take: of what one usually wears and what others say; nothing is measured, nothing kept. */
export const SizeAdvice = ({
  product,
  isAlone,
  hint,
  usual,
  onUsual,
  floor,
}: {
  product: Product;
  /** Nothing else is worn: it needs no name. */
  isAlone: boolean;
  hint: ReviewDigest['sizeHint'];
  usual: string | null;
  onUsual(size: string): void;
  /** Null where nobody of the staff brings anything. */
  floor: Host<'floor'> | null;
}) => {
  const { t } = useTranslation('fitting');
  const { language } = useStage();
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
      <div className={styles.told}>
        <p className={styles.advice} role="status">
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
