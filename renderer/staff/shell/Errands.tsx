import { useEffect, useRef } from 'react';
import type { Errand } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { Picture } from '../../kit/picture.tsx';
import { useNow } from '../../kit/useNow.ts';
import { useLink, useWatch } from '../../link/react.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { useDesk } from '../redeem/desk.ts';
import { play } from '../redeem/sounds.ts';
import styles from './Errands.module.css';

/** Whom the list is for: what was brought, or was not to be found, needs nobody any more. */
const isForStaff = ({ state }: Errand) =>
  state === 'asked' || state === 'fetching' || state === 'called-off';

/** What shoppers before a screen have asked to be brought: over every section, since nobody waits long. */
export const Errands = () => {
  const { t, say, ago } = useStaffLanguage();
  const link = useLink();
  const { sound } = useDesk();
  const site = useWatch('site');
  const errands = (useWatch('errands')?.errands ?? []).filter(isForStaff);
  const now = useNow(10_000);

  const heard = useRef(new Set<string>());
  useEffect(() => {
    const fresh = errands.filter(({ id, state }) => state === 'asked' && !heard.current.has(id));
    for (const { id } of fresh) heard.current.add(id);
    if (fresh.length > 0 && sound) play('asked');
  }, [errands, sound]);

  if (errands.length === 0) return null;
  const screenOf = (id: string) => {
    const found = site?.screens.find((screen) => screen.id === id);
    return found ? say(found.name) : id;
  };
  return (
    <ul className={styles.errands} aria-label={t('errand.title')} aria-live="assertive">
      {errands.map(({ id, screen, product, size, at, state }) => (
        <li key={id} data-errand={state}>
          <Picture source={product.image} name="" className={styles.picture ?? ''} />
          <p>
            <b>
              {say(product.name)} · {t('errand.size', { size })}
            </b>
            <span>
              <Icon name="screen" size={18} /> {screenOf(screen)} · {ago(at, now)}
              {state === 'fetching' && ` · ${t('errand.fetching')}`}
              {state === 'called-off' && ` · ${t('errand.calledOff')}`}
            </span>
          </p>
          {state === 'asked' && (
            <Button look="ink" onClick={() => void link.call('errands.take', { id })}>
              {t('errand.take')}
            </Button>
          )}
          {state === 'fetching' && (
            <>
              <Button
                look="ink"
                onClick={() => void link.call('errands.finish', { id, how: 'brought' })}
              >
                {t('errand.brought')}
              </Button>
              <Button onClick={() => void link.call('errands.finish', { id, how: 'not-found' })}>
                {t('errand.notFound')}
              </Button>
            </>
          )}
          {state === 'called-off' && (
            <Button onClick={() => void link.call('errands.finish', { id, how: 'not-found' })}>
              {t('errand.seen')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
};
