import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wearable } from '../../../preload/contract/index.ts';
import { useStage } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { inWords } from '../../kit/language.ts';
import { yuan } from '../../kit/money.ts';
import { Patience } from '../../kit/patience.tsx';
import { Phrase } from '../../kit/phrase.tsx';
import { Picture } from '../../kit/picture.tsx';
import { Tap } from '../../kit/tap.tsx';
import booth from './booth.module.css';
import { Rail } from './rail.tsx';
import type { FoundWardrobe } from './use-wardrobe.ts';
import styles from './plain.module.css';

/** The same garments laid out as one would lay them on a bed: what goes together can be seen without a camera. */
export const Plain = ({
  found,
  pieces,
  sizes,
  onPiece,
  onCamera,
}: {
  found: FoundWardrobe;
  pieces: readonly Wearable[];
  sizes: ReactNode;
  onPiece(one: Wearable): void;
  onCamera(): void;
}) => {
  const { t } = useTranslation('fitting');
  const { language } = useStage();
  const isBare = found.kind === 'found' && found.wardrobe.rail.length === 0;
  const total = pieces.reduce<number | null>(
    (sum, { product }) => (sum === null || product.price === null ? null : sum + product.price),
    0,
  );
  return (
    <>
      <section
        className={styles.table}
        data-part="view"
        aria-label={t('laid')}
        data-pieces={pieces.length}
      >
        {found.kind === 'looking' ? (
          <Patience words={t('loading')} sorry={t('sorry')} />
        ) : pieces.length === 0 ? (
          <p className={styles.none}>
            <Icon name="hanger" size={96} weight={1} />
            {t(found.kind === 'failed' ? 'sorry' : isBare ? 'empty' : 'nothing')}
          </p>
        ) : (
          <ul>
            {pieces.map(({ product, garment }) => (
              <li key={product.sku} data-cut={garment.shape.cut}>
                <Picture source={garment.picture} name="" />
                <p>
                  <Phrase text={inWords(product.name, language)} language={language} />
                  {product.price !== null && (
                    <span>{yuan(product.price, language, product.currency)}</span>
                  )}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <div className={booth.side} data-part="side">
        {total !== null && total > 0 && pieces.length > 1 && (
          <p className={styles.total}>
            {t('total')} <strong>{yuan(total, language, pieces[0]?.product.currency)}</strong>
          </p>
        )}
        {sizes}
        <Rail
          rail={found.kind === 'found' ? found.wardrobe.rail : []}
          worn={pieces.map(({ product }) => product.sku)}
          missing={[]}
          disabled={false}
          onTap={onPiece}
        />
      </div>
      {!isBare && (
        <div className={booth.actions} data-part="actions">
          <Tap look="primary" onTap={onCamera}>
            <Icon name="camera" />
            {t('camera')}
          </Tap>
        </div>
      )}
    </>
  );
};
