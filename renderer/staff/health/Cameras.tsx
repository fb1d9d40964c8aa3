import type { CameraStanding } from '../../../preload/contract/index.ts';
import { useLink, useWatch } from '../../link/react.tsx';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './Participation.module.css';

const isOpen = (state: CameraStanding['state']): boolean =>
  state === 'previewing' || state === 'watching';

/** The privacy switch of every screen that has a camera. Off is off for everybody, until somebody turns it on. */
export const Cameras = () => {
  const { t, say } = useStaffLanguage();
  const link = useLink();
  const site = useWatch('site');
  const cameras = useWatch('cameras')?.cameras ?? [];
  if (!site || cameras.length === 0) return null;
  const nameOf = (screen: string) => {
    const found = site.screens.find(({ id }) => id === screen);
    return found ? say(found.name) : screen;
  };
  return (
    <Card title={t('camera.title')}>
      <ul>
        {cameras.map(({ screen, allowed, state, why, demo, passers }) => (
          <li key={screen} className={styles.row}>
            <p>
              <b>{nameOf(screen)}</b> {demo && <span>{t('camera.demo')}</span>}
            </p>
            <Badge
              tone={allowed ? 'ok' : 'muted'}
              icon={allowed && isOpen(state) ? 'camera' : 'camera-off'}
            >
              {allowed
                ? t(why === null ? `camera.state.${state}` : `camera.why.${why}`)
                : t('camera.switchedOff')}
            </Badge>{' '}
            <Button
              aria-pressed={!allowed}
              onClick={() => void link.call('cameras.allow', { screen, allowed: !allowed })}
            >
              {t(allowed ? 'camera.turnOff' : 'camera.turnOn')}
            </Button>
            {passers === 'never' ? (
              <p className={styles.more}>{t('camera.passers.never')}</p>
            ) : (
              <>
                <p className={styles.apart}>
                  <b>{t('camera.passers.title')}</b>
                </p>
                <Badge tone={passers === 'on' && allowed ? 'ok' : 'muted'} icon="eye">
                  {t(passers === 'on' && allowed ? 'camera.passers.on' : 'camera.passers.off')}
                </Badge>{' '}
                <Button
                  aria-pressed={passers === 'off'}
                  onClick={() =>
                    void link.call('passers.allow', { screen, allowed: passers === 'off' })
                  }
                >
                  {t(passers === 'on' ? 'camera.passers.turnOff' : 'camera.passers.turnOn')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.more}>{t('camera.note')}</p>
      {cameras.some(({ passers }) => passers !== 'never') && (
        <p className={styles.more}>{t('camera.passers.note')}</p>
      )}
    </Card>
  );
};
