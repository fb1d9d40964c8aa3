import type { OfferChange } from '../../../preload/contract/index.ts';
import { useStaffLanguage } from '../parts/language.ts';
import { Frame, Nothing } from './Frame.tsx';
import { useBrand } from './useBrand.ts';
import styles from './Lists.module.css';

type Spoken = OfferChange['before'];

/** Who changed which offer, when: only the sentences that differ, before and after. */
export const Changes = () => {
  const { t, say, exactly, language } = useStaffLanguage();
  const { told } = useBrand('brand.history');
  const linesOf = (spoken: Spoken) => (language === 'zh' ? spoken?.zh : spoken?.en) ?? [];
  const changes = told.kind === 'told' ? told.value.changes : [];
  return (
    <Frame title={t('nav.changes')} note={t('changes.note')} told={told}>
      {told.kind === 'told' && changes.length === 0 && (
        <Nothing title={t('changes.none')} text={t('changes.noneText')} />
      )}
      <ol className={styles.list}>
        {changes.map((one) => {
          const [before, after] = [linesOf(one.before), linesOf(one.after)];
          const gone = before.filter((line) => !after.includes(line));
          const come = after.filter((line) => !before.includes(line));
          return (
            <li key={`${one.offer} ${one.version}`} className={styles.row}>
              <p>
                <b>
                  {t(`changes.act.${one.act}`)} · {say(one.title)}
                </b>
                <span>
                  {one.by} · {exactly(one.at)}
                </span>
              </p>
              {gone.length > 0 && (
                <p className={styles.gone}>
                  <span>{t('changes.before')}</span>
                  <del>{gone.join(' ')}</del>
                </p>
              )}
              {come.length > 0 && (
                <p>
                  <span>{t('changes.after')}</span>
                  <ins>{come.join(' ')}</ins>
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </Frame>
  );
};
