import { useState } from 'react';
import {
  faultCode,
  settleOutcome,
  type BrandException,
  type BrandLost,
} from '../../../preload/contract/index.ts';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { Frame, Nothing } from './Frame.tsx';
import { Lost } from './Lost.tsx';
import { WriteOffDialog } from './WriteOffDialog.tsx';
import { SettleDialog } from './SettleDialog.tsx';
import { useBrand } from './useBrand.ts';
import styles from './Lists.module.css';

/** What tills gave away without a network and the ledger could not let stand: each waits for somebody's word. */
export const Exceptions = () => {
  const { t, say, money, exactly } = useStaffLanguage();
  const { told, refresh } = useBrand('brand.exceptions');
  const { told: lostTold, refresh: refreshLost } = useBrand('brand.lost');
  const [chosen, setChosen] = useState<BrandException | null>(null);
  const [givenUp, setGivenUp] = useState<BrandLost | null>(null);
  const lost = lostTold.kind === 'told' ? lostTold.value.lost : [];
  const all = told.kind === 'told' ? told.value.exceptions : [];
  const open = all.filter(({ settled }) => settled === null).length + lost.length;

  const why = (code: string) => {
    const known = faultCode.safeParse(code);
    return known.success ? t(`fault.${known.data}.title`) : code;
  };
  const outcome = (said: string) => {
    const known = settleOutcome.safeParse(said);
    return known.success ? t(`settle.outcome.${known.data}`) : said;
  };

  return (
    <Frame
      title={t('nav.exceptions')}
      note={told.kind === 'told' ? t('exceptions.open', { count: open }) : undefined}
      told={told}
    >
      {told.kind === 'told' && all.length + lost.length === 0 && (
        <Nothing title={t('exceptions.none')} text={t('exceptions.noneText')} />
      )}
      <Lost lost={lost} onChoose={setGivenUp} />
      <ol className={styles.list}>
        {all.map((one) => (
          <li key={one.exception} className={`${styles.row} ${styles.open}`}>
            <p>
              <b>
                {one.title ? say(one.title) : one.offer} ···{one.codeTail}
              </b>
              <span>{t('exceptions.what', { why: why(one.why) })}</span>
              <span>
                {[one.site, one.till, one.by, exactly(one.at)].filter(Boolean).join(' · ')}
              </span>
              {one.settled && (
                <span>
                  {t('exceptions.settled', {
                    outcome: outcome(one.settled.outcome),
                    reason: one.settled.reason,
                    by: one.settled.by,
                  })}
                </span>
              )}
            </p>
            <span className={styles.sum}>{money(one.value)}</span>
            {!one.settled && (
              <Button onClick={() => setChosen(one)}>{t('exceptions.settle')}</Button>
            )}
          </li>
        ))}
      </ol>
      {givenUp && (
        <WriteOffDialog
          lost={givenUp}
          onClose={() => setGivenUp(null)}
          onDone={() => {
            setGivenUp(null);
            refreshLost();
          }}
        />
      )}
      {chosen && (
        <SettleDialog
          exception={chosen}
          onClose={() => setChosen(null)}
          onDone={() => {
            setChosen(null);
            refresh();
          }}
        />
      )}
    </Frame>
  );
};
