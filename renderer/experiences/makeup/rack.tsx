import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStage } from '../../kernel/react.tsx';
import type { MakeupPart } from '../../../preload/contract/index.ts';
import { Icon, type IconName } from '../../kit/icons.tsx';
import { inWords } from '../../kit/language.ts';
import { Tap } from '../../kit/tap.tsx';
import { isWorn, type WholeLook } from './looks.ts';
import type { Line, Piece, Wearing } from './wardrobe.ts';
import { useNames } from './words.ts';
import styles from './rack.module.css';

const ICONS: Readonly<Record<MakeupPart, IconName>> = {
  lips: 'lips',
  cheeks: 'cheeks',
  lids: 'eye',
  brows: 'brow',
};

export type Tab = MakeupPart | 'looks';

/** Where on the face, and whole looks. */
export const Tabs = ({
  parts,
  looks,
  tab,
  wearing,
  onTab,
}: {
  parts: readonly MakeupPart[];
  looks: boolean;
  tab: Tab;
  wearing: Wearing;
  onTab: (tab: Tab) => void;
}) => {
  const { t } = useTranslation('makeup');
  const tabs: readonly Tab[] = looks ? [...parts, 'looks'] : parts;
  return (
    <div className={styles.tabs} role="group" aria-label={t('where')}>
      {tabs.map((one) => (
        <Tap
          key={one}
          aria-pressed={one === tab}
          data-worn={(one !== 'looks' && wearing[one] !== undefined) || undefined}
          onTap={() => onTab(one)}
        >
          <Icon name={one === 'looks' ? 'star' : ICONS[one]} size={44} />
          {t(`part.${one}`)}
        </Tap>
      ))}
    </div>
  );
};

/** The products of a part: for lips, their finishes. */
export const Lines = ({
  lines,
  line,
  onLine,
}: {
  lines: readonly Line[];
  line: Line | null;
  onLine: (line: Line) => void;
}) => {
  const { t } = useTranslation('makeup');
  const names = useNames().ofLines(lines);
  if (lines.length === 0) return null;
  return (
    <div className={styles.lines} role="group" aria-label={t('line')}>
      {lines.map((one, i) => (
        <Tap key={one.product.sku} aria-pressed={one === line} onTap={() => onLine(one)}>
          {names[i]}
        </Tap>
      ))}
    </div>
  );
};

/** A stroke of colour, as a tester leaves it on paper. */
const Stroke = ({ hex, gloss }: { hex: string; gloss: boolean }) => (
  <svg className={styles.stroke} viewBox="0 0 100 60" aria-hidden="true" preserveAspectRatio="none">
    <path d="M6 30C8 14 26 6 50 7c26 0 43 8 44 21 1 15-18 25-44 25C24 53 4 46 6 30z" fill={hex} />
    {gloss && (
      <path
        d="M20 24C28 16 44 14 60 15"
        fill="none"
        stroke="#fff"
        strokeOpacity=".7"
        strokeWidth="4"
        strokeLinecap="round"
      />
    )}
  </svg>
);

/** As many as a row holds and an eye compares; more are a tap away. */
const MOST = 7;

/** Shades beside one another; the one that is worn comes off by another tap. */
export const Shades = ({
  pieces,
  wearing,
  label,
  onWear,
}: {
  pieces: readonly Piece[];
  wearing: Wearing;
  label: string;
  onWear: (piece: Piece) => void;
}) => {
  const { t } = useTranslation('makeup');
  const { language } = useStage();
  const names = useNames();
  const [page, setPage] = useState(0);
  const paged = pieces.length > MOST;
  const size = paged ? MOST - 1 : MOST;
  const pages = Math.max(1, Math.ceil(pieces.length / size));
  const from = (page % pages) * size;
  return (
    <div className={styles.shades} role="group" aria-label={label}>
      {pieces.slice(from, from + size).map((piece) => {
        const now = wearing[piece.part];
        const worn = now?.sku === piece.product.sku && now.shade === piece.shade;
        return (
          <Tap
            key={piece.id}
            className={styles.shade ?? ''}
            aria-pressed={worn}
            aria-label={
              piece.stock === 0
                ? t('shadeGone', { shade: names.ofShade(piece) })
                : names.ofShade(piece)
            }
            data-gone={piece.stock === 0 || undefined}
            onTap={() => onWear(piece)}
          >
            <Stroke hex={piece.hex} gloss={piece.part === 'lips' && piece.finish !== 'matte'} />
            <span>{piece.shade}</span>
            <b>{piece.name ? inWords(piece.name, language) : ''}</b>
          </Tap>
        );
      })}
      {paged && (
        <Tap className={styles.more ?? ''} onTap={() => setPage((page + 1) % pages)}>
          <Icon name="arrow" />
          {t('more')}
        </Tap>
      )}
    </div>
  );
};

/** Whole faces, each in one tap. */
export const Looks = ({
  looks,
  wearing,
  onLook,
}: {
  looks: readonly WholeLook[];
  wearing: Wearing;
  onLook: (look: WholeLook) => void;
}) => {
  const { t } = useTranslation('makeup');
  const { language } = useStage();
  return (
    <>
      <div className={styles.lines}>
        <p>{t('lookHow')}</p>
      </div>
      <div className={styles.looks} role="group" aria-label={t('part.looks')}>
        {looks.map((look) => (
          <Tap key={look.id} aria-pressed={isWorn(look, wearing)} onTap={() => onLook(look)}>
            <span className={styles.palette} aria-hidden="true">
              {look.pieces.map(({ id, hex }) => (
                <i key={id} style={{ background: hex }} />
              ))}
            </span>
            <b>{look.name ? inWords(look.name, language) : t(`look.${look.called ?? 'soft'}`)}</b>
          </Tap>
        ))}
      </div>
    </>
  );
};
