import { useId, useState } from 'react';
import type { CallOutput } from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './CameraSetUp.module.css';

const LINES = [1, 1.5, 2, 2.5] as const;

/** Stand on a line, look, measure: what the mirrors work sizes and distances out by. */
export const FieldOfView = ({
  screen,
  now,
  sees,
  shown,
  onUse,
}: {
  screen: string;
  now: number;
  /** Whether there is a face in the picture. */
  sees: boolean;
  /** Whether the screen shows the picture: without it there is nothing to measure. */
  shown: boolean;
  onUse(fieldOfView: number): void;
}) => {
  const { t } = useStaffLanguage();
  const link = useLink();
  const id = useId();
  const [metres, setMetres] = useState<number>(1.5);
  const [measured, setMeasured] = useState<CallOutput<'cameras.calibrate'> | null>(null);

  const measure = async () => {
    const answer = await link.call('cameras.calibrate', { screen, metres });
    setMeasured(answer.ok ? answer.value : { kind: 'nobody' });
  };

  return (
    <div className={styles.step} role="group" aria-labelledby={id}>
      <h3 id={id}>
        {t('setUp.angle')} <b>{t('setUp.degrees', { degrees: now })}</b>
      </h3>
      <p className={styles.more}>{t('setUp.angleNote')}</p>
      <div className={styles.show}>
        <div className={styles.spans} role="group" aria-label={t('setUp.line')}>
          {LINES.map((line) => (
            <button
              key={line}
              type="button"
              aria-pressed={line === metres}
              onClick={() => {
                setMetres(line);
                setMeasured(null);
              }}
            >
              {t('setUp.metres', { metres: line })}
            </button>
          ))}
        </div>
        <Button busy={!shown} onClick={() => void measure()}>
          {t('setUp.measure')}
        </Button>
        {shown && (
          <Badge tone={sees ? 'ok' : 'warn'} icon={sees ? 'passed' : 'eye'}>
            {t(sees ? 'setUp.face' : 'setUp.noFace')}
          </Badge>
        )}
      </div>
      <p role="status" className={styles.result}>
        {measured?.kind === 'measured' &&
          t('setUp.measured', { degrees: measured.fieldOfView, now })}
        {measured?.kind === 'nobody' && t('setUp.nobody')}
        {measured?.kind === 'unsteady' && t('setUp.unsteady')}
      </p>
      {measured?.kind === 'measured' && measured.fieldOfView !== now && (
        <Button look="ink" onClick={() => onUse(measured.fieldOfView)}>
          {t('setUp.use', { degrees: measured.fieldOfView })}
        </Button>
      )}
      {measured?.kind === 'measured' && measured.fieldOfView === now && (
        <Badge tone="ok" icon="passed">
          {t('setUp.used')}
        </Badge>
      )}
    </div>
  );
};
