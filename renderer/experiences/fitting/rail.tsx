import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wearable } from '../../../preload/contract/index.ts';
import { useStage } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { inWords } from '../../kit/language.ts';
import { Picture } from '../../kit/picture.tsx';
import { Tap } from '../../kit/tap.tsx';
import styles from './rail.module.css';

/** With the one that turns the page: at most seven choices, each large enough for a thumb. */
const SHOWN = 4;

/** What can be put on: one tap puts a piece on, or takes it off. */
export const Rail = ({
  rail,
  worn,
  missing,
  disabled,
  onTap,
}: {
  rail: readonly Wearable[];
  worn: readonly string[];
  /** Whose picture could not be read. */
  missing: readonly string[];
  disabled: boolean;
  onTap(one: Wearable): void;
}) => {
  const { t } = useTranslation('fitting');
  const { language } = useStage();
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(rail.length / SHOWN));
  const shown = rail.slice((page % pages) * SHOWN, (page % pages) * SHOWN + SHOWN);
  return (
    <div className={styles.rail} data-pages={pages > 1 || undefined}>
      <ul aria-label={t('rail')}>
        {shown.map((one) => {
          const { product, garment } = one;
          const isWorn = worn.includes(product.sku);
          const isMissing = missing.includes(product.sku);
          return (
            <li key={product.sku}>
              <Tap
                className={styles.card ?? ''}
                aria-pressed={isWorn}
                disabled={disabled || isMissing}
                data-sku={product.sku}
                onTap={() => onTap(one)}
              >
                <span className={styles.picture}>
                  <Picture source={isMissing ? null : garment.picture} name="" />
                </span>
                <span className={styles.name}>
                  {isMissing ? t('missing') : inWords(product.name, language)}
                </span>
                {isWorn && (
                  <span className={styles.worn}>
                    <Icon name="check" size={30} weight={2.4} />
                  </span>
                )}
              </Tap>
            </li>
          );
        })}
      </ul>
      {pages > 1 && (
        <Tap
          look="nav"
          className={styles.next ?? ''}
          aria-label={t('more', { page: (page % pages) + 1, pages })}
          disabled={disabled}
          onTap={() => setPage((now) => now + 1)}
        >
          <Icon name="arrow" />
        </Tap>
      )}
    </div>
  );
};
