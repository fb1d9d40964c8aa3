import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStage } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { inWords } from '../../kit/language.ts';
import { Tap } from '../../kit/tap.tsx';
import type { Look } from './looks.ts';
import styles from './look-pages.module.css';

/** A canvas is one element: it is moved to where it is shown, and never copied. */
const Frozen = ({ look, name }: { look: Look; name: string }) => {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(look.picture);
  }, [look]);
  return <span ref={place} className={styles.picture} role="img" aria-label={name} />;
};

const useLookName = () => {
  const { language } = useStage();
  return (look: Look): string =>
    look.worn.map(({ product }) => inWords(product.name, language)).join(' · ');
};

/** One look, as it was frozen: taken along, deleted, or one among others. */
export const LookPage = ({
  look,
  count,
  sending,
  onMore,
  onCompare,
  onKeep,
  onDelete,
}: {
  look: Look;
  count: number;
  sending: boolean;
  onMore(): void;
  onCompare(): void;
  onKeep(): void;
  onDelete(): void;
}) => {
  const { t } = useTranslation('fitting');
  const name = useLookName()(look);
  return (
    <>
      <figure className={styles.look} data-part="look">
        <Frozen look={look} name={t('look', { name })} />
        <figcaption>
          <strong>{name}</strong>
          <span>{t('local')}</span>
        </figcaption>
      </figure>
      {!sending && (
        <div className={styles.actions}>
          <Tap look="secondary" onTap={onDelete}>
            <Icon name="erase" />
            {t('delete')}
          </Tap>
          <Tap look="secondary" onTap={onMore}>
            <Icon name="hanger" />
            {t('tryMore')}
          </Tap>
          {count > 1 && (
            <Tap look="secondary" onTap={onCompare}>
              <Icon name="copy" />
              {t('compareShort')}
            </Tap>
          )}
          <Tap look="primary" onTap={onKeep}>
            <Icon name="phone" />
            {t('keep')}
          </Tap>
        </div>
      )}
    </>
  );
};

/** What waits for a phone, beside the code that fetches it. */
export const WaitingLook = ({ look }: { look: Look }) => {
  const { t } = useTranslation('fitting');
  const name = useLookName()(look);
  return (
    <figure className={styles.look}>
      <Frozen look={look} name={t('look', { name })} />
    </figure>
  );
};

/** Two looks to four, side by side; a tap shows one of them alone. */
export const ComparePage = ({
  looks,
  onLook,
  onMore,
}: {
  looks: readonly Look[];
  onLook(at: number): void;
  onMore(): void;
}) => {
  const { t } = useTranslation('fitting');
  const nameOf = useLookName();
  return (
    <>
      <h1 className={styles.title}>{t('compared')}</h1>
      <ul className={styles.looks} data-count={looks.length}>
        {looks.map((look, at) => (
          <li key={`look-${at}`}>
            <Tap className={styles.choice ?? ''} onTap={() => onLook(at)}>
              <Frozen look={look} name={t('lookAt', { at: at + 1, name: nameOf(look) })} />
              <span className={styles.name}>{nameOf(look)}</span>
            </Tap>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Tap look="primary" onTap={onMore}>
          <Icon name="hanger" />
          {t('tryMore')}
        </Tap>
      </div>
    </>
  );
};
