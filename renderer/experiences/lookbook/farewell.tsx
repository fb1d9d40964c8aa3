import { useTranslation } from 'react-i18next';
import type { Host } from '../../kernel/needs.ts';
import { Page } from '../../kernel/page/page.tsx';
import { useStage } from '../../kernel/react.tsx';
import { TicketCard } from '../../kernel/ticket/ticket-card.tsx';
import { inWords } from '../../kit/language.ts';
import { Icon } from '../../kit/icons.tsx';
import { Phrase } from '../../kit/phrase.tsx';
import { Picture } from '../../kit/picture.tsx';
import { Tap } from '../../kit/tap.tsx';
import { useProduct } from './use-product.ts';
import styles from './farewell.module.css';

/** A tag the catalogue does not know: no fault of the shopper's, and nothing to be ashamed of. */
export const Unknown = () => {
  const { t } = useTranslation('lookbook');
  const { language } = useStage();
  return (
    <Page className={styles.farewell ?? ''}>
      <div className={styles.words}>
        <span className={styles.sign}>
          <Icon name="hanger" size={200} weight={0.6} />
        </span>
        <h1>
          <Phrase text={t('unknown.title')} language={language} />
        </h1>
        <p>
          <Phrase text={t('unknown.text')} language={language} />
        </p>
      </div>
      <TicketCard eyebrow="scan" />
    </Page>
  );
};

const Last = ({ sku, host }: { sku: string; host: Host<'catalog'> }) => {
  const { language } = useStage();
  const found = useProduct(host, sku);
  if (found.kind !== 'found') return null;
  const { product } = found.answer;
  return (
    <figure className={styles.last}>
      <div>
        <Picture source={product.image} name="" />
      </div>
      <figcaption>{inWords(product.name, language)}</figcaption>
    </figure>
  );
};

/** The garment is back on its rack: thanks, a way back to it, and the code is still there for the phone. */
export const Goodbye = ({
  sku,
  host,
  onKeep,
}: {
  sku: string | null;
  host: Host<'catalog'>;
  onKeep(): void;
}) => {
  const { t } = useTranslation('lookbook');
  const { language, done } = useStage();
  return (
    <Page className={styles.farewell ?? ''}>
      <div className={styles.words}>
        {sku !== null && <Last sku={sku} host={host} />}
        <h1>
          <Phrase text={t('goodbye.title')} language={language} />
        </h1>
        <p>
          <Phrase text={t('goodbye.text')} language={language} />
        </p>
      </div>
      <TicketCard eyebrow="scan" />
      <div className={styles.actions}>
        {sku !== null && (
          <Tap look="primary" onTap={onKeep}>
            {t('goodbye.keep')}
          </Tap>
        )}
        <Tap look="secondary" onTap={done}>
          {t('goodbye.done')}
        </Tap>
      </div>
    </Page>
  );
};
