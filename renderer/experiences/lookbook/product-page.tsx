import { useTranslation } from 'react-i18next';
import type { Product, ProductAnswer } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';
import { Page, type Status } from '../../kernel/page/page.tsx';
import { useStage } from '../../kernel/react.tsx';
import { TicketCard } from '../../kernel/ticket/ticket-card.tsx';
import { Icon } from '../../kit/icons.tsx';
import { htmlLanguage, inWords, secondWords } from '../../kit/language.ts';
import { lengthOf } from '../../kit/phrasing.ts';
import { Phrase } from '../../kit/phrase.tsx';
import { Picture } from '../../kit/picture.tsx';
import { Tap } from '../../kit/tap.tsx';
import { FITTING } from './fitting.ts';
import { HeldChips } from './held-chips.tsx';
import type { Event, Panel } from './machine.ts';
import { OutfitCards } from './outfits.tsx';
import { Price } from './price.tsx';
import { ReviewGlance, ReviewGrounds, ReviewVoices } from './reviews.tsx';
import { ShadesPanel } from './shades-panel.tsx';
import { Sizes } from './sizes.tsx';
import { traitsOf } from './traits.ts';
import styles from './product-page.module.css';

/** A second line that would need a third is left out. */
const SECOND_FITS = 22;

/** Names are set as large as they can be without a fourth line. */
const nameSize = (name: string): 'short' | 'medium' | 'long' | 'longest' => {
  const length = lengthOf(name);
  if (length <= 9) return 'short';
  if (length <= 13) return 'medium';
  return length <= 20 ? 'long' : 'longest';
};

const Hero = ({
  answer,
  language,
  onReviews,
}: {
  answer: ProductAnswer;
  language: string;
  onReviews(): void;
}) => {
  const { t } = useTranslation('lookbook');
  const { product, reviews } = answer;
  const name = inWords(product.name, language);
  const second = secondWords(product.name, language);
  const traits = traitsOf(product, language, (line) => t(line, { defaultValue: '' }));
  const eyebrow = traits.join(' · ');
  return (
    <section className={styles.hero} aria-label={t('product')} data-sku={product.sku}>
      <div className={styles.words}>
        {eyebrow && <p className={styles.eyebrow}>{eyebrow}</p>}
        <h1 className={styles.name} data-size={nameSize(name)}>
          <Phrase text={name} language={language} />
        </h1>
        {second !== undefined && lengthOf(second) <= SECOND_FITS && (
          <p className={styles.second} lang={htmlLanguage(language === 'zh' ? 'en' : 'zh')}>
            {second}
          </p>
        )}
        <div className={styles.facts}>
          <Price product={product} language={language} />
          <Sizes sizes={product.sizes} />
        </div>
        <div className={styles.glance}>
          <ReviewGlance reviews={reviews} language={language} onOpen={onReviews} />
        </div>
      </div>
      <div className={styles.picture}>
        <Picture source={product.image} name={name} />
      </div>
    </section>
  );
};

const Lower = ({
  answer,
  panel,
  language,
  currency,
  send,
}: {
  answer: ProductAnswer;
  panel: Panel;
  language: string;
  currency: string;
  send(event: Event): void;
}) => {
  const { t } = useTranslation('lookbook');
  const { product, reviews, outfits } = answer;
  /** Colour for a face is worn with everything: its shades stand where outfits do. */
  const shaded = product.sizes.some(({ shade }) => shade !== undefined);
  const first = shaded ? 'shades' : 'outfits';
  const { doors, open } = useStage();
  const canTry = answer.garment !== null && doors.some(({ id }) => id === FITTING);
  const other: Panel = panel === 'outfits' ? 'reviews' : 'outfits';
  return (
    <section
      className={styles.lower}
      data-panel={panel}
      aria-label={t(panel === 'reviews' ? 'reviews.title' : `${first}.region`)}
    >
      <div className={styles.head}>
        <h2>{t(panel === 'outfits' ? `${first}.title` : 'reviews.title')}</h2>
        {panel === 'reviews' && <ReviewGrounds reviews={reviews} language={language} />}
        {canTry && (
          <Tap
            className={styles.try ?? ''}
            look="nav"
            onTap={() => open(FITTING, { sku: answer.product.sku })}
          >
            <Icon name="camera" size={36} />
            {t('tryOn')}
          </Tap>
        )}
        {(other === 'outfits' || reviews.highlights.length > 0) && (
          <Tap
            className={styles.turn ?? ''}
            look="nav"
            onTap={() => send({ kind: 'panel', panel: other })}
          >
            <Icon name={other === 'reviews' ? 'quote' : shaded ? 'lips' : 'hanger'} size={36} />
            {t(other === 'reviews' ? 'reviews.open' : `${first}.open`)}
            {other === 'reviews' && reviews.score !== null && ` ${reviews.score.toFixed(1)}`}
          </Tap>
        )}
      </div>
      <div className={styles.panel}>
        {panel === 'outfits' && shaded ? (
          <ShadesPanel product={product} language={language} />
        ) : panel === 'outfits' ? (
          <OutfitCards
            outfits={outfits}
            language={language}
            currency={currency}
            onOpen={(outfit) => send({ kind: 'outfit', outfit })}
          />
        ) : (
          <ReviewVoices reviews={reviews} language={language} />
        )}
      </div>
    </section>
  );
};

/** One garment: what it is, what it costs, what others say, the ticket, and what goes with it. */
export const ProductPage = ({
  answer,
  held,
  panel,
  host,
  status,
  send,
}: {
  answer: ProductAnswer;
  held: readonly string[];
  panel: Panel;
  host: Host<'catalog'>;
  status: Status;
  send(event: Event): void;
}) => {
  const { language, leadsBack } = useStage();
  const product: Product = answer.product;
  return (
    <Page status={status} lead={leadsBack ? 'back' : 'home'} className={styles.product ?? ''}>
      <Hero
        key={product.sku}
        answer={answer}
        language={language}
        onReviews={() => {
          if (answer.reviews.highlights.length > 0) send({ kind: 'panel', panel: 'reviews' });
        }}
      />
      <div className={styles.ticket}>
        <TicketCard eyebrow="scan" />
      </div>
      <div className={styles.chips}>
        <HeldChips
          held={held}
          shown={product.sku}
          host={host}
          language={language}
          onShow={(sku) => send({ kind: 'show', sku })}
        />
      </div>
      <Lower
        key={`lower ${product.sku}`}
        answer={answer}
        panel={panel}
        language={language}
        currency={product.currency}
        send={send}
      />
    </Page>
  );
};
