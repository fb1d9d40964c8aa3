import { useState } from 'react';
import { Icon } from '../../kit/icons.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { useDesk } from './desk.ts';
import styles from './Bar.module.css';

const LONGEST = 40;

const Rename = ({ onClose }: { onClose(): void }) => {
  const { t } = useStaffLanguage();
  const { name, rename, stray } = useDesk();
  const [typed, setText] = useState(name);
  const text = stray === null ? typed : typed.replace(stray, '');
  return (
    <Dialog title={t('till.title')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const next = text.trim();
          if (next !== '') rename(next);
          onClose();
        }}
      >
        <p>{t('till.text')}</p>
        <label htmlFor="till">{t('till.field')}</label>
        <input
          id="till"
          value={text}
          maxLength={LONGEST}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <p role="alert">{stray !== null && t('undo.scanHere')}</p>
        <Button look="ink" size="large" type="submit">
          {t('till.save')}
        </Button>
      </form>
    </Dialog>
  );
};

/** Which till this is, and whether it sounds. */
export const Bar = () => {
  const { t } = useStaffLanguage();
  const { name, keptName, sound, switchSound } = useDesk();
  const [renames, setRenames] = useState(false);
  return (
    <header className={styles.bar}>
      <h1>{t('redeem.title')}</h1>
      <Button look="quiet" onClick={() => setRenames(true)}>
        <Icon name="pin" size={20} />
        {name}
        <span className={keptName === null ? styles.change : 'unseen'}>{t('till.change')}</span>
      </Button>
      <Button
        look="quiet"
        className={styles.sound ?? ''}
        aria-pressed={sound}
        onClick={switchSound}
      >
        <Icon name={sound ? 'sound' : 'sound-off'} size={22} />
        {t(sound ? 'sound.on' : 'sound.off')}
      </Button>
      {renames && <Rename onClose={() => setRenames(false)} />}
    </header>
  );
};
