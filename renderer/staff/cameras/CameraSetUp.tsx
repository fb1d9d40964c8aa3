import { useLink, useWatch } from '../../link/react.tsx';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { FieldOfView } from './FieldOfView.tsx';
import { settingOf, TURNS, type Camera } from './setting.ts';
import styles from './CameraSetUp.module.css';

const Turned = ({ camera }: { camera: Camera }) => {
  const { t } = useStaffLanguage();
  const link = useLink();
  const setting = settingOf(camera.set);
  const put = (next: Partial<typeof setting>) =>
    void link.call('cameras.set', {
      screen: camera.standing.screen,
      setting: { ...setting, ...next },
    });
  const found = camera.standing.setUp?.seen.found ?? [];
  return (
    <>
      <fieldset className={styles.step}>
        <legend>{t('setUp.which')}</legend>
        {found.length === 0 ? (
          <p className={styles.more}>
            {setting.device ?? t('setUp.first')} · {t('setUp.whenShown')}
          </p>
        ) : (
          [null, ...found].map((one) => (
            <label key={one?.id ?? ''} className={styles.choice}>
              <input
                type="radio"
                name={`${camera.standing.screen}-device`}
                checked={one === null ? setting.device === null : one.id === setting.device}
                onChange={() => put({ device: one?.id ?? null })}
              />
              {one === null ? t('setUp.first') : one.name || one.id}
              {one !== null && one.id === camera.standing.setUp?.seen.open && (
                <Badge tone="ok" icon="camera">
                  {t('setUp.shown')}
                </Badge>
              )}
            </label>
          ))
        )}
      </fieldset>
      <div className={styles.step} role="group" aria-label={t('setUp.turn')}>
        <h3>{t('setUp.turn')}</h3>
        <div className={styles.spans}>
          {TURNS.map((rotation) => (
            <button
              key={rotation}
              type="button"
              aria-pressed={rotation === setting.rotation}
              onClick={() => put({ rotation })}
            >
              {rotation}°
            </button>
          ))}
        </div>
        <p className={styles.more}>{t('setUp.turnNote')}</p>
      </div>
      <div className={styles.step} role="group" aria-label={t('setUp.flip')}>
        <h3>{t('setUp.flip')}</h3>
        <div className={styles.spans}>
          {[true, false].map((mirror) => (
            <button
              key={String(mirror)}
              type="button"
              aria-pressed={mirror === setting.mirror}
              onClick={() => put({ mirror })}
            >
              {t(mirror ? 'setUp.mirrored' : 'setUp.plain')}
            </button>
          ))}
        </div>
      </div>
      <FieldOfView
        screen={camera.standing.screen}
        now={setting.fieldOfView}
        sees={camera.standing.setUp?.seen.eyes != null}
        shown={camera.standing.setUp?.state === 'shown'}
        onUse={(fieldOfView) => put({ fieldOfView })}
      />
    </>
  );
};

/** Every camera of the site: which one, how it is mounted, what it sees. The picture is on its screen and only there. */
export const CameraSetUp = () => {
  const { t, say } = useStaffLanguage();
  const link = useLink();
  const site = useWatch('site');
  const standings = useWatch('cameras')?.cameras ?? [];
  const cameras = (site?.screens ?? []).flatMap(({ id, name, camera }) => {
    const standing = standings.find(({ screen }) => screen === id);
    return camera && standing ? [{ name: say(name), standing, set: camera }] : [];
  });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('setUp.title')}</h1>
        <p>{t('setUp.about')}</p>
      </header>
      {site && cameras.length === 0 && <p className={styles.more}>{t('setUp.none')}</p>}
      <div className={styles.cards}>
        {cameras.map((camera) => {
          const { screen, setUp, allowed, own, demo } = camera.standing;
          return (
            <Card key={screen} title={camera.name} note={demo ? t('camera.demo') : undefined}>
              <div className={styles.show}>
                <Button
                  look={setUp ? 'plain' : 'ink'}
                  aria-pressed={setUp !== null}
                  busy={!allowed}
                  onClick={() => void link.call('cameras.setUp', { screen, open: setUp === null })}
                >
                  {t(setUp ? 'setUp.hide' : 'setUp.show')}
                </Button>
                <p role="status" className={styles.more}>
                  {t(allowed ? `setUp.state.${setUp?.state ?? 'closed'}` : 'setUp.state.off')}
                </p>
              </div>
              <Turned camera={camera} />
              {own && (
                <div className={styles.step}>
                  <Button onClick={() => void link.call('cameras.set', { screen, setting: null })}>
                    {t('setUp.reset')}
                  </Button>
                  <p className={styles.more}>{t('setUp.resetNote')}</p>
                </div>
              )}
            </Card>
          );
        })}
      </div>
    </div>
  );
};
