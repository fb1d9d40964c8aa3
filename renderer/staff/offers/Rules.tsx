import type { BrandOffer } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import type { Draft } from './draft.ts';
import { Choice, Field, Tick } from './fields.tsx';
import type { BrandPage } from './Offers.tsx';
import type { Part } from './Worth.tsx';
import styles from './Editor.module.css';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export const Hours = ({ draft, change }: Part) => {
  const { t } = useStaffLanguage();
  const set = (at: number, next: Partial<Draft['dayParts'][number]>) =>
    change({ dayParts: draft.dayParts.map((one, i) => (i === at ? { ...one, ...next } : one)) });
  return (
    <ul className={styles.rows}>
      {draft.dayParts.map((part, i) => (
        <li key={i}>
          <fieldset className={styles.days}>
            <legend>{t('editor.days')}</legend>
            {DAYS.map((day) => (
              <Tick
                key={day}
                checked={part.days.includes(day)}
                onChange={(on) =>
                  set(i, {
                    days: DAYS.filter((one) => (one === day ? on : part.days.includes(one))),
                  })
                }
              >
                {t(`editor.day.${day}`)}
              </Tick>
            ))}
          </fieldset>
          <Field
            type="time"
            name={t('editor.from')}
            value={part.from}
            onChange={(from) => set(i, { from })}
          />
          <Field
            type="time"
            name={t('editor.until')}
            value={part.until}
            onChange={(until) => set(i, { until })}
          />
          <Button
            look="quiet"
            aria-label={t('editor.hoursLess', { number: i + 1 })}
            onClick={() => change({ dayParts: draft.dayParts.filter((_, at) => at !== i) })}
          >
            <Icon name="close" size={20} />
          </Button>
        </li>
      ))}
      <li>
        <Button
          onClick={() =>
            change({
              dayParts: [...draft.dayParts, { days: [...DAYS], from: '10:00', until: '22:00' }],
            })
          }
        >
          <Icon name="plus" size={20} />
          {t('editor.hoursMore')}
        </Button>
      </li>
    </ul>
  );
};

const BY = ['brands', 'categories', 'skus', 'gtins'] as const;

export const Products = ({ draft, change }: Part) => {
  const { t } = useStaffLanguage();
  return (
    <>
      {(['include', 'exclude'] as const).map((side) => (
        <details
          key={side}
          className={styles.more}
          open={Object.values(draft[side]).some((typed) => typed !== '') || undefined}
        >
          <summary>{t(`editor.products.${side}`)}</summary>
          <div className={styles.fields}>
            {BY.map((by) => (
              <Field
                key={by}
                wide
                name={t(`editor.by.${by}`)}
                hint={t('editor.byHint')}
                value={draft[side][by]}
                onChange={(text) => change({ [side]: { ...draft[side], [by]: text } })}
              />
            ))}
          </div>
        </details>
      ))}
      <div className={styles.fields}>
        <Field
          type="number"
          name={t('editor.atLeast')}
          value={draft.atLeast}
          onChange={(atLeast) => change({ atLeast })}
        />
      </div>
    </>
  );
};

export const Sites = ({ draft, change, sites }: Part & { sites: BrandPage['sites'] }) => {
  const { t, say } = useStaffLanguage();
  return (
    <fieldset className={styles.ticks}>
      <legend>{t('editor.sites')}</legend>
      <p>{t('editor.sitesHint')}</p>
      {sites.map(({ id, name }) => (
        <Tick
          key={id}
          checked={draft.sites.includes(id)}
          onChange={(on) =>
            change({ sites: [...draft.sites.filter((one) => one !== id), ...(on ? [id] : [])] })
          }
        >
          {say(name)}
        </Tick>
      ))}
    </fieldset>
  );
};

export const Together = ({ draft, change, others }: Part & { others: readonly BrandOffer[] }) => {
  const { t, say } = useStaffLanguage();
  return (
    <>
      <Choice
        name={t('editor.stacking')}
        options={['none', 'group', 'all'] as const}
        value={draft.stacking}
        say={(one) => t(`editor.stackings.${one}`)}
        onChange={(stacking) => change({ stacking })}
      />
      {draft.stacking !== 'none' && (
        <div className={styles.fields}>
          <Field
            name={t('editor.group')}
            hint={t('editor.groupHint')}
            value={draft.group}
            onChange={(group) => change({ group })}
          />
          <Field
            type="number"
            name={t('editor.perBasket')}
            value={draft.perBasket}
            onChange={(perBasket) => change({ perBasket })}
          />
          <Field
            type="number"
            name={t('editor.priority')}
            hint={t('editor.priorityHint')}
            value={draft.priority}
            onChange={(priority) => change({ priority })}
          />
        </div>
      )}
      {draft.stacking !== 'none' && others.length > 0 && (
        <fieldset className={styles.ticks}>
          <legend>{t('editor.excludes')}</legend>
          {others.map(({ rule: { id, title } }) => (
            <Tick
              key={id}
              checked={draft.excludes.includes(id)}
              onChange={(on) =>
                change({
                  excludes: [...draft.excludes.filter((one) => one !== id), ...(on ? [id] : [])],
                })
              }
            >
              {say(title)}
            </Tick>
          ))}
        </fieldset>
      )}
    </>
  );
};
