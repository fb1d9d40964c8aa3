import { Icon, type IconName } from '../../kit/icons.tsx';
import { usePhoneLanguage } from '../parts/language.ts';
import { Pill } from '../parts/Pill.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { WaysOut } from '../parts/WaysOut.tsx';
import { useParcel, type Parcel as State } from './useParcel.ts';
import styles from './Parcel.module.css';

const Told = ({ icon, title, text }: { icon: IconName; title: string; text: string }) => (
  <>
    <div className={styles.picture}>
      <Icon name={icon} size={44} weight={1.4} />
    </div>
    <div role="alert">
      <h1>{title}</h1>
      <p className={styles.text}>{text}</p>
    </div>
  </>
);

const Opened = ({ url, file }: Extract<State, { kind: 'open' }>) => {
  const { t } = usePhoneLanguage();
  // Not there on a page without https, nor in most apps' own browsers.
  const shares = 'canShare' in navigator && navigator.canShare({ files: [file] });
  return (
    <main className={styles.parcel}>
      <img className={styles.comic} src={url} alt={t('picture.alt')} />
      <p className={styles.once}>{t('picture.once')}</p>
      <a className={styles.save} href={url} download={file.name}>
        <Icon name="download" size={22} />
        {t('picture.save')}
      </a>
      {shares && (
        <Pill
          onClick={() => {
            // Turning away from the share sheet is no failure.
            void navigator.share({ files: [file] }).catch(() => {});
          }}
        >
          <Icon name="outside" size={20} />
          {t('picture.share')}
        </Pill>
      )}
      <p className={styles.hold}>{t('picture.hold')}</p>
    </main>
  );
};

/** From the code on the screen to the comic on the phone. */
export const Parcel = ({ id }: { id: string }) => {
  const { t } = usePhoneLanguage();
  const { parcel, open } = useParcel(id);
  switch (parcel.kind) {
    case 'closed':
      return (
        <main className={styles.parcel}>
          <p className={styles.eyebrow}>{t('picture.eyebrow')}</p>
          <h1>{t('picture.title')}</h1>
          <p className={styles.text}>{t('picture.text')}</p>
          <Pill look="action" onClick={open}>
            {t('picture.open')}
          </Pill>
          <div className={styles.out}>
            <WaysOut url={window.location.href} />
          </div>
        </main>
      );
    case 'opening':
      return <Waiting />;
    case 'open':
      return <Opened {...parcel} />;
    case 'refused':
      return (
        <main className={styles.parcel}>
          <Told
            icon={parcel.fault.code === 'picture-taken' ? 'check' : 'clock'}
            title={t(`fault.${parcel.fault.code}.title`)}
            text={t(`fault.${parcel.fault.code}.text`)}
          />
          {!['picture-taken', 'picture-gone'].includes(parcel.fault.code) && (
            <Pill look="action" onClick={open}>
              {t('line.retry')}
            </Pill>
          )}
        </main>
      );
    case 'no-key':
      return (
        <main className={styles.parcel}>
          <Told icon="scan" title={t('picture.noKey')} text={t('picture.noKeyText')} />
        </main>
      );
    case 'torn':
      return (
        <main className={styles.parcel}>
          <Told icon="alert" title={t('picture.torn')} text={t('picture.tornText')} />
        </main>
      );
  }
};
