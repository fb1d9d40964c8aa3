import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../kit/language.ts';
import { Icon } from '../../kit/icons.tsx';
import { Tap } from '../../kit/tap.tsx';
import { useStage } from '../../kernel/react.tsx';
import { printPage } from './comic-page.ts';
import type { Lines } from './machine.ts';
import type { Studio } from './studio.ts';
import styles from './view.module.css';

/** The comic page, and for each panel a tap that changes what is said in it. */
export const Sheet = ({
  ref,
  studio,
  lines,
  onLine,
}: {
  ref: Ref<HTMLCanvasElement>;
  studio: Studio;
  /** Null leaves the page as it was printed last. */
  lines: Lines | null;
  onLine: ((panel: number) => void) | null;
}) => {
  const { t } = useTranslation('comic');
  const { brand, language } = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useImperativeHandle(ref, () => canvas.current as HTMLCanvasElement);

  useEffect(() => {
    const page = canvas.current;
    if (!page || !lines) return undefined;
    let isOver = false;
    const print = () => {
      const panels = studio.panels.map((panel, i) => {
        const line = lines[i] ?? null;
        return { ...panel, words: line === null ? null : t(`lines.p${i}l${line}`) };
      });
      const font = getComputedStyle(page).getPropertyValue('--f-serif') || 'serif';
      printPage(page, panels, inWords(brand.name, language), font);
    };
    print();
    const again = () => {
      if (!isOver) print();
    };
    // The last panel is still being drawn and looked into when the page is first laid out.
    void studio.drawn().then(again);
    void studio.looked().then(again);
    return () => {
      isOver = true;
    };
  }, [studio, lines, t, brand, language]);

  // The last pixels go with the element, not when the collector comes by.
  useEffect(() => {
    const page = canvas.current;
    return () => {
      if (page) page.width = page.height = 0;
    };
  }, []);

  return (
    <section className={styles.sheet}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('picture', { count: lines?.length ?? studio.panels.length })}
      />
      {onLine && lines && (
        <div className={styles.words}>
          {lines.map((_, i) => (
            <Tap key={`panel-${i}`} look="nav" onTap={() => onLine(i)}>
              <Icon name="quote" />
              {t('words', { panel: i + 1 })}
            </Tap>
          ))}
        </div>
      )}
    </section>
  );
};
