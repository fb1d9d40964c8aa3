import { useTranslation } from 'react-i18next';
import { useStage } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { htmlLanguage } from '../../kit/language.ts';
import styles from './view.module.css';

/** What the camera does with whoever passes, in every language of the shop: they have not chosen one. */
export const Notice = ({ outlined }: { outlined: boolean }) => {
  const { i18n } = useTranslation('attract');
  const { language, languages } = useStage();
  const told = [language, ...languages.filter((one) => one !== language)];
  return (
    <div className={styles.notice} role="note">
      <Icon name="camera" size={38} />
      <div>
        {told.map((one) => (
          <p key={one} lang={htmlLanguage(one)}>
            {i18n.getFixedT(one, 'attract')(outlined ? 'notice.outlined' : 'notice.counted')}
          </p>
        ))}
      </div>
    </div>
  );
};
