import { useTranslation } from 'react-i18next';
import type { Product } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { inWords } from '../../kit/language.ts';
import { Tap } from '../../kit/tap.tsx';
import { useStage } from '../../kernel/react.tsx';
import styles from './shades-panel.module.css';

/** Where a shade can be seen on one's own face. */
const MIRROR = 'makeup';
/** In one row, as an eye compares them. */
const MOST = 7;

/** The shades of a product, and the way to try them on where this screen has a mirror for it. */
export const ShadesPanel = ({ product, language }: { product: Product; language: string }) => {
  const { t, i18n } = useTranslation('lookbook');
  const { doors, open } = useStage();
  const mirror = doors.find(({ id }) => id === MIRROR);
  return (
    <div className={styles.panel}>
      <ul className={styles.shades}>
        {product.sizes.slice(0, MOST).map(({ label, shade, stock }) => {
          if (!shade) return null;
          const name = shade.name ? inWords(shade.name, language) : '';
          return (
            <li key={label} data-gone={stock === 0 || undefined}>
              <span style={{ background: shade.hex }} aria-hidden="true" />
              {stock === 0 ? <s aria-label={t('shades.gone', { shade: label })}>{label}</s> : label}
              <b>{name}</b>
            </li>
          );
        })}
      </ul>
      {mirror && (
        <Tap look="primary" onTap={() => open(MIRROR, { sku: product.sku })}>
          {mirror.door && <Icon name={mirror.door.icon} />}
          {i18n.getFixedT(language, MIRROR)('door')}
        </Tap>
      )}
    </div>
  );
};
