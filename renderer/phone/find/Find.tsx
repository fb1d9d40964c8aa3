import { useId, useState } from 'react';
import type { Product } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { Picture } from '../../kit/picture.tsx';
import { usePhoneLanguage } from '../parts/language.ts';
import { Pill } from '../parts/Pill.tsx';
import { Spinner } from '../parts/Waiting.tsx';
import { Reading } from './Reading.tsx';
import { useFind } from './useFind.ts';
import { usePointing, type Pointing } from './usePointing.ts';
import styles from './Find.module.css';

const Card = ({ product, pointing }: { product: Product; pointing: Pointing }) => {
  const { t, say, money } = usePhoneLanguage();
  const name = say(product.name);
  const there = product.sizes.filter(({ stock }) => stock === null || stock > 0);
  const soldOut = product.sizes.length > 0 && there.length === 0;
  const isShown = pointing.shown === product.sku;
  const gone = pointing.fault?.code === 'invitation-gone';
  return (
    <li className={styles.card}>
      <div className={styles.stand}>
        <Picture source={product.image} name="" className={styles.picture ?? ''} />
      </div>
      <h2>{name}</h2>
      <p className={styles.price}>
        {product.price !== null && <b>{money(product.price)}</b>}
        <span>
          {soldOut
            ? t('find.soldOut')
            : // One size for all says nothing.
              product.sizes.length > 1 && there.map(({ label }) => label).join(' ')}
        </span>
      </p>
      {!gone && (
        <Pill
          className={styles.show ?? ''}
          data-shown={isShown || undefined}
          busy={pointing.onItsWay === product.sku}
          aria-label={t(isShown ? 'find.shownName' : 'find.showName', { name })}
          onClick={() => pointing.show(product.sku)}
        >
          <Icon name={isShown ? 'check' : 'screen'} size={18} />
          {t(isShown ? 'find.shown' : 'find.show')}
        </Pill>
      )}
    </li>
  );
};

/** The keys a screen has not: words are typed here, and what is found is put there. */
export const Find = ({ invitation }: { invitation: string }) => {
  const { t } = usePhoneLanguage();
  const id = useId();
  const [typed, setTyped] = useState('');
  const find = useFind(typed.trim(), invitation);
  const pointing = usePointing(invitation);
  const { answer, fault, busy } = find;
  const trouble = pointing.fault ?? fault;
  return (
    <main className={styles.find}>
      <h1>{t('find.title')}</h1>
      <form
        role="search"
        className={styles.field}
        onSubmit={(event) => {
          event.preventDefault();
          // The keys go away, so that what was found can be seen.
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        }}
      >
        <Icon name="search" size={22} />
        <label className="unseen" htmlFor={id}>
          {t('find.label')}
        </label>
        <input
          id={id}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={t('find.placeholder')}
          maxLength={80}
          enterKeyHint="search"
          autoComplete="off"
        />
        {busy && answer !== null && <Spinner />}
      </form>
      {trouble && (
        <div className={styles.trouble} role="alert">
          <Icon name={trouble.code === 'invitation-gone' ? 'screen' : 'alert'} size={22} />
          <p>
            <b>{t(`fault.${trouble.code}.title`)}</b>
            {t(`fault.${trouble.code}.text`)}
          </p>
          {pointing.fault === null && <Pill onClick={find.retry}>{t('line.retry')}</Pill>}
        </div>
      )}
      <Reading answer={answer} />
      {answer === null && !fault && (
        <ul className={styles.grid} aria-busy="true">
          {[0, 1, 2, 3].map((one) => (
            <li key={one} className={styles.blank} />
          ))}
        </ul>
      )}
      {answer && (
        <ul className={styles.grid} data-old={(busy && answer.text !== typed.trim()) || undefined}>
          {answer.products.map((product) => (
            <Card key={product.sku} product={product} pointing={pointing} />
          ))}
        </ul>
      )}
      {find.hasMore && (
        <Pill className={styles.more ?? ''} busy={busy} onClick={find.more}>
          {t('find.more')}
        </Pill>
      )}
    </main>
  );
};
