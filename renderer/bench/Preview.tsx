import { useEffect, useRef, useState } from 'react';
import type { Site } from '../../preload/contract/index.ts';
import { Icon } from '../kit/icons.tsx';
import { useBenchLanguage } from './language.ts';
import styles from './Preview.module.css';

/** The canvas shopper screens are drawn for. */
const WIDTH = 1080;
const HEIGHT = 1920;

const addressOf = (screen: string): string => `/screen?screen=${encodeURIComponent(screen)}`;

/** The real shopper page, small: to see what comes of it without turning round. */
export const Preview = ({ screens }: { screens: Site['screens'] }) => {
  const { t, say } = useBenchLanguage();
  const [picked, setPicked] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0);
  const screen = screens.find(({ id }) => id === picked) ?? screens[0];

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry) setScale(entry.contentRect.width / WIDTH);
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  if (!screen) return null;
  return (
    <section className={styles.preview} aria-labelledby="preview">
      <header>
        <h2 id="preview">{t('preview.title')}</h2>
        {screens.length > 1 && (
          <select
            aria-label={t('preview.which')}
            value={screen.id}
            onChange={(event) => setPicked(event.target.value)}
          >
            {screens.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.name)}
              </option>
            ))}
          </select>
        )}
        <a href={addressOf(screen.id)} target="_blank" rel="noopener">
          <Icon name="outside" size={18} />
          {t('preview.open')}
        </a>
      </header>
      <div ref={place} className={styles.place} style={{ height: HEIGHT * scale }}>
        {scale > 0 && (
          // The shop's own page: a sandbox that let it open its link would keep nothing out.
          // oxlint-disable-next-line react/iframe-missing-sandbox
          <iframe
            key={screen.id}
            title={t('preview.frame', { screen: say(screen.name) })}
            src={addressOf(screen.id)}
            width={WIDTH}
            height={HEIGHT}
            style={{ transform: `scale(${scale})` }}
          />
        )}
      </div>
    </section>
  );
};
