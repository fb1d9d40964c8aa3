import type { ImportState } from '../../../preload/contract/index.ts';
import { useWatch } from '../../link/react.tsx';
import type { IconName } from '../../kit/icons.tsx';
import { Badge, type Tone } from '../parts/Badge.tsx';
import { Card } from '../parts/Card.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './Imports.module.css';

const looks: Record<ImportState['state'], { readonly tone: Tone; readonly icon: IconName }> = {
  running: { tone: 'muted', icon: 'download' },
  done: { tone: 'ok', icon: 'passed' },
  failed: { tone: 'bad', icon: 'refused' },
  unchanged: { tone: 'muted', icon: 'check' },
};

const Row = ({ state }: { state: ImportState }) => {
  const { t } = useStaffLanguage();
  const look = looks[state.state];
  const percent = Math.floor(state.progress * 100);
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <b>{t(`imports.kind.${state.kind}`)}</b>
        <span className={styles.file}>{state.file}</span>
        <span>{t('imports.rows', { accepted: state.accepted.toLocaleString('en') })}</span>
        <Badge tone={look.tone} icon={look.icon}>
          {t(`imports.state.${state.state}`, { percent })}
        </Badge>
      </div>
      {state.state === 'running' && (
        <progress
          className={styles.progress}
          max={1}
          value={state.progress}
          aria-label={t(`imports.kind.${state.kind}`)}
        />
      )}
      {state.rejected > 0 && (
        <details className={styles.problems}>
          <summary>
            <Badge tone="warn" icon="alert">
              {t('imports.rejected', { count: state.rejected })}
            </Badge>
            <span>{t('imports.show')}</span>
          </summary>
          <ul>
            {state.problems.map(({ line, field, reason }) => (
              <li key={`${line} ${field}`}>{t('imports.problem', { line, field, reason })}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
};

export const Imports = () => {
  const { t } = useStaffLanguage();
  const feed = useWatch('imports');
  if (!feed) return null;
  return (
    <Card title={t('imports.title')} flush>
      {feed.imports.length === 0 && <p className={styles.empty}>{t('imports.empty')}</p>}
      <ul>
        {feed.imports.map((state) => (
          <Row key={`${state.kind} ${state.file}`} state={state} />
        ))}
      </ul>
    </Card>
  );
};
