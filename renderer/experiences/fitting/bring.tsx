import { useTranslation } from 'react-i18next';
import type { Host } from '../../kernel/needs.ts';
import { useStage } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { Tap } from '../../kit/tap.tsx';
import { useNow } from '../../kit/useNow.ts';
import { useErrand } from './use-errand.ts';
import styles from './sizes.module.css';

/** Nobody looked at a staff page for that long: better to ask whoever stands nearest. */
const UNHEARD_MS = 45_000;

/** Has the size brought by staff, and says how far they are. */
export const Bring = ({ host, sku, size }: { host: Host<'floor'>; sku: string; size: string }) => {
  const { t } = useTranslation('fitting');
  const { screen } = useStage();
  const { errand, failed, ask, withdraw } = useErrand(host, screen.id, sku, size);
  const now = useNow(5_000);
  const state = errand?.state ?? null;
  const pending = state === 'asked' || state === 'fetching';
  const words = ((): string => {
    if (failed) return t('bring.failed');
    if (state === null || state === 'called-off') return '';
    if (state === 'asked' && errand && now - errand.at > UNHEARD_MS) return t('bring.unheard');
    return t(`bring.${state}`, { size });
  })();
  return (
    <div className={styles.bring}>
      <p role="status" data-errand={state}>
        {words}
      </p>
      {state !== 'not-found' &&
        (pending ? (
          <Tap look="secondary" className={styles.ring ?? ''} onTap={withdraw}>
            {t('bring.withdraw')}
          </Tap>
        ) : (
          <Tap look="secondary" className={styles.ring ?? ''} onTap={ask}>
            <Icon name="hanger" />
            {t('bring.ask', { size })}
          </Tap>
        ))}
    </div>
  );
};
