import { Icon } from '../../kit/icons.tsx';
import { useWatch } from '../../link/react.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { Band } from './Band.tsx';
import { Bar } from './Bar.tsx';
import { BasketBar } from './BasketBar.tsx';
import { BasketSheet } from './BasketSheet.tsx';
import { useDesk } from './desk.ts';
import { NoFacts, YesFacts } from './Facts.tsx';
import { RecentList } from './Recent.tsx';
import { ScanField } from './ScanField.tsx';
import { UndoNow } from './UndoNow.tsx';
import styles from './Redeem.module.css';

/** While the hub is away: what is the hub's to redeem can be asked over the shopper's own network. */
const AskByPhone = () => {
  const { t } = useStaffLanguage();
  const { startRelay } = useDesk();
  const hub = useWatch('hub');
  if (hub?.kind !== 'away') return null;
  return (
    <Button look="ink" size="large" className={styles.byPhone ?? ''} onClick={startRelay}>
      <Icon name="phone" size={22} />
      {t('relay.open')}
    </Button>
  );
};

/** The till: scan, see yes or no, and why. */
export const Redeem = () => {
  const { state, purchase } = useDesk();
  return (
    <div className={styles.page}>
      <div className={styles.till}>
        <Bar />
        <BasketBar />
        <ScanField />
        <AskByPhone />
        {purchase.active ? (
          <BasketSheet />
        ) : (
          <>
            <Band />
            {state.kind === 'yes' && <YesFacts redemption={state.redemption} />}
            {state.kind === 'no' && <NoFacts code={state.code} fault={state.fault} />}
            {state.kind === 'yes' && (
              <UndoNow key={state.redemption.id} redemption={state.redemption} />
            )}
          </>
        )}
      </div>
      <aside className={styles.aside}>
        <RecentList />
      </aside>
    </div>
  );
};
