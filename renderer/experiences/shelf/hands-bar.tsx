import { useTranslation } from 'react-i18next';
import { useStage } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { Tap } from '../../kit/tap.tsx';
import { cueStill } from './cue-motion.ts';
import { HandDrawing } from './hand-drawing.tsx';
import { LESSONS, type Event, type State } from './machine.ts';
import styles from './hands.module.css';

/** Words are typed on a phone, where that is on offer. */
const ByPhone = () => {
  const { i18n } = useTranslation();
  const { doors, language, open } = useStage();
  const find = doors.find(({ id }) => id === 'find');
  if (!find) return null;
  return (
    <Tap look="secondary" onTap={() => open(find.id)}>
      <Icon name="search" />
      {i18n.getFixedT(language, find.id)('door')}
    </Tap>
  );
};

/** What the camera has to do with it, and what hands can do. */
export const HandsBar = ({
  state,
  send,
  told,
  isLooking,
}: {
  state: State;
  send: (event: Event) => void;
  /** Why hands cannot be seen, in words. */
  told: string | null;
  /** Whether a hand would be seen by now. */
  isLooking: boolean;
}) => {
  const { t } = useTranslation('shelf');
  const { screen } = useStage();
  if (!screen.camera) return <ByPhone />;
  if (state.step !== 'hands')
    return (
      <div className={styles.ways}>
        <Tap look="secondary" onTap={() => send({ kind: 'ask' })}>
          <Icon name="camera" />
          {t('byHand')}
        </Tap>
        <ByPhone />
      </div>
    );
  return (
    <>
      {told === null && isLooking ? (
        <ul className={styles.lessons} aria-label={t('lessons')}>
          {LESSONS.map((lesson) => {
            const done = state.learned.includes(lesson);
            return (
              <li key={lesson} data-done={done || undefined}>
                {done ? (
                  <Icon name="check" size={40} />
                ) : (
                  <HandDrawing pose={cueStill(lesson).pose} size={64} />
                )}
                {t(`lesson.${lesson}`)}
              </li>
            );
          })}
        </ul>
      ) : (
        <p className={styles.told} role="status">
          <Icon name={told === null ? 'camera' : 'camera-off'} size={40} />
          {told ?? t('preparing')}
        </p>
      )}
      <Tap look="secondary" onTap={() => send({ kind: 'touch-only' })}>
        <Icon name="touch" />
        {t('touchOnly')}
      </Tap>
    </>
  );
};
