import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icons.tsx';
import { Tap } from '../../kit/tap.tsx';
import { like, suiting, type Undertone } from '../../vision/makeup/finder.ts';
import { Shades } from './rack.tsx';
import { isUndertone, type Answer } from './tone-vote.ts';
import type { Piece, Wearing } from './wardrobe.ts';
import styles from './rack.module.css';

const SHOWN = 3;
const TONES: readonly Undertone[] = ['cool', 'neutral', 'warm'];

/** Colour of blood and of sun: what undertone is about. Of lids and brows it says nothing. */
const tellsOf = (part: Piece['part']): boolean => part === 'lips' || part === 'cheeks';

/**
 * Which of these suit: by undertone, as the light shows it or as the shopper knows it better, and by the shade that is
 * worn. It compares shades, never people.
 */
export const FinderPanel = ({
  pieces,
  part,
  worn,
  wearing,
  sees,
  answer,
  onTone,
  onWear,
  onClose,
}: {
  /** All shades of the part, of every product. */
  pieces: readonly Piece[];
  part: Piece['part'];
  worn: Piece | null;
  wearing: Wearing;
  /** Whether a mirror looks; else one says it oneself. */
  sees: boolean;
  answer: Answer | null;
  onTone: (tone: Undertone) => void;
  onWear: (piece: Piece) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation('makeup');
  const tone = tellsOf(part) && isUndertone(answer) ? answer : null;
  const near = worn ? like(worn, pieces, SHOWN) : [];
  const found = tone ? suiting(tone, pieces, SHOWN) : near;
  const words = ((): string => {
    if (!tellsOf(part)) return t(worn ? 'finder.like' : 'finder.pickFirst');
    if (tone) return t(`finder.tone.${tone}`);
    if (answer === 'light') return t(worn ? 'finder.lightLike' : 'finder.light');
    if (answer === 'unseen') return t('finder.unseen');
    return t(sees ? 'finder.looking' : 'finder.say');
  })();
  return (
    <section className={styles.finder} aria-label={t('finder.title')}>
      <header>
        <h2>{t('finder.title')}</h2>
        <Tap look="nav" onTap={onClose}>
          <Icon name="close" />
          {t('finder.close')}
        </Tap>
      </header>
      <p role="status" data-answer={tone ?? answer ?? 'none'}>
        {words}
      </p>
      {tellsOf(part) && (
        <div className={styles.lines} role="group" aria-label={t('finder.yours')}>
          {TONES.map((one) => (
            <Tap key={one} aria-pressed={one === tone} onTap={() => onTone(one)}>
              {t(`finder.chip.${one}`)}
            </Tap>
          ))}
        </div>
      )}
      {found.length > 0 && (
        <Shades pieces={found} wearing={wearing} label={t('finder.suggested')} onWear={onWear} />
      )}
    </section>
  );
};
