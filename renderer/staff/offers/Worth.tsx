import { Icon } from '../../kit/icons.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import type { Draft } from './draft.ts';
import { Choice, Field, Tick } from './fields.tsx';
import styles from './Editor.module.css';

export type Part = {
  readonly draft: Draft;
  change(next: Partial<Draft>): void;
};

const Prizes = ({ draft, change }: Part) => {
  const { t } = useStaffLanguage();
  const set = (at: number, next: Partial<Draft['prizes'][number]>) =>
    change({ prizes: draft.prizes.map((one, i) => (i === at ? { ...one, ...next } : one)) });
  return (
    <ul className={styles.rows}>
      {draft.prizes.map((prize, i) => (
        // Prizes have no name but their place in the list.
        <li key={i}>
          <Field
            type="sum"
            name={t('editor.prize')}
            value={prize.value}
            onChange={(value) => set(i, { value })}
          />
          <Field
            type="number"
            name={t('editor.prizeCount')}
            value={prize.count}
            onChange={(count) => set(i, { count })}
          />
          <Button
            look="quiet"
            aria-label={t('editor.prizeLess', { number: i + 1 })}
            onClick={() => change({ prizes: draft.prizes.filter((_, at) => at !== i) })}
          >
            <Icon name="close" size={20} />
          </Button>
        </li>
      ))}
      <li>
        <Button onClick={() => change({ prizes: [...draft.prizes, { value: '', count: '' }] })}>
          <Icon name="plus" size={20} />
          {t('editor.prizeMore')}
        </Button>
      </li>
    </ul>
  );
};

/** What it takes off: each kind asks for what is its own. */
export const Worth = ({ draft, change }: Part) => {
  const { t } = useStaffLanguage();
  const { kind } = draft;
  const sum = (key: 'value' | 'threshold' | 'cap' | 'perEvery' | 'perSpend', hint?: string) => (
    <Field
      type="sum"
      name={t(`editor.sum.${key}`)}
      value={draft[key]}
      onChange={(text) => change({ [key]: text })}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  return (
    <div className={styles.fields}>
      {kind !== 'cash' && sum('threshold', t('editor.thresholdHint'))}
      {kind === 'percentage' && (
        <Field
          name={t('editor.rate')}
          type="number"
          unit="%"
          hint={t('editor.rateHint')}
          value={draft.rate}
          onChange={(rate) => change({ rate })}
        />
      )}
      {kind === 'red-packet' && (
        <Choice
          name={t('editor.packet')}
          options={['drawn', 'same'] as const}
          value={draft.drawn ? 'drawn' : 'same'}
          say={(one) => t(`editor.packets.${one}`)}
          onChange={(one) => change({ drawn: one === 'drawn' })}
        />
      )}
      {kind === 'red-packet' && draft.drawn && <Prizes draft={draft} change={change} />}
      {kind !== 'percentage' && !(kind === 'red-packet' && draft.drawn) && sum('value')}
      {(kind === 'percentage' || kind === 'full-reduction') && sum('cap', t('editor.capHint'))}
      {kind === 'full-reduction' && (
        <Tick checked={draft.everyFull} onChange={(everyFull) => change({ everyFull })}>
          {t('editor.everyFull')}
        </Tick>
      )}
      {kind === 'sample' && (
        <>
          <Choice
            name={t('editor.price')}
            options={['0', '1'] as const}
            value={draft.price}
            say={(one) => t(`editor.prices.${one}`)}
            onChange={(price) => change({ price })}
          />
          <Field
            type="number"
            name={t('editor.pieces')}
            value={draft.pieces}
            onChange={(pieces) => change({ pieces })}
          />
        </>
      )}
      {kind === 'allowance' && (
        <>
          {sum('perEvery', t('editor.perHint'))}
          {sum('perSpend')}
        </>
      )}
    </div>
  );
};
