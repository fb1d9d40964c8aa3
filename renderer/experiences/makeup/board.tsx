import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStage } from '../../kernel/react.tsx';
import { inWords } from '../../kit/language.ts';
import { Picture } from '../../kit/picture.tsx';
import { SKINS, stroke } from './swatch.ts';
import { lookOf, type Line, type Piece } from './wardrobe.ts';
import styles from './board.module.css';

const WIDTH = 48;
const HEIGHT = 144;

const Strokes = ({ piece, words }: { piece: Piece; words: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    const worn = lookOf([piece])[piece.part];
    if (!pen || !worn) return undefined;
    // One skin a frame: the next tap is heard in between.
    let frame = 0;
    const next = (i: number) => {
      const skin = SKINS[i];
      if (skin === undefined) return;
      pen.putImageData(stroke(skin, piece.part, worn, WIDTH, HEIGHT), i * WIDTH, 0);
      frame = requestAnimationFrame(() => next(i + 1));
    };
    next(0);
    return () => cancelAnimationFrame(frame);
  }, [piece]);
  return (
    <canvas
      ref={canvas}
      className={styles.strokes}
      width={WIDTH * SKINS.length}
      height={HEIGHT}
      role="img"
      aria-label={words}
    />
  );
};

/** Without a camera: the product, and its shade on skin from light to deep. */
export const Board = ({
  line,
  piece,
  note,
  children,
}: {
  line: Line | null;
  piece: Piece | null;
  /** Why there is no mirror. */
  note: string;
  children?: ReactNode;
}) => {
  const { t } = useTranslation('makeup');
  const { language } = useStage();
  const product = piece?.product ?? line?.product ?? null;
  return (
    <div className={styles.board}>
      <div className={styles.product}>
        {product && (
          <Picture
            key={product.sku}
            source={product.image}
            name={inWords(product.name, language)}
          />
        )}
      </div>
      <div className={styles.skin}>
        {piece ? (
          <Strokes
            piece={piece}
            words={t('board.strokes', {
              shade: piece.name ? inWords(piece.name, language) : piece.shade,
            })}
          />
        ) : (
          <p className={styles.empty}>{t('board.choose')}</p>
        )}
        <p className={styles.note}>{note}</p>
        {children}
      </div>
    </div>
  );
};
