import { useEffect, useState } from 'react';
import type {
  CallOutput,
  FaultCode,
  Garment,
  GarmentEntry,
} from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';
import { holdFor, isHeld } from '../leaving.ts';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { Editor } from './Editor.tsx';
import styles from './Garments.module.css';

/** Typing is over when nothing came for so long. */
const QUIET_MS = 250;

const Standing = ({ garment }: { garment: Garment | null }) => {
  const { t } = useStaffLanguage();
  if (garment === null)
    return (
      <Badge tone="muted" icon="plus">
        {t('garments.none')}
      </Badge>
    );
  return garment.reviewed ? (
    <Badge tone="ok" icon="passed">
      {t('garments.seen')}
    </Badge>
  ) : (
    <Badge tone="warn" icon="eye">
      {t('garments.unseen')}
    </Badge>
  );
};

/** What the mirror puts on, for whoever looks after it. */
export const Garments = () => {
  const { t, say } = useStaffLanguage();
  const link = useLink();
  const connected = useLinkStatus().kind === 'connected';
  const [text, setText] = useState('');
  const [list, setList] = useState<CallOutput<'garments.list'> | null>(null);
  const [fault, setFault] = useState<FaultCode | null>(null);
  const [chosen, setChosen] = useState<GarmentEntry | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  /** What somebody wanted instead, and has to say whether what is unsaved may go for it. */
  const [wanted, setWanted] = useState<{ readonly go: () => void } | null>(null);

  useEffect(() => (unsaved ? holdFor((go) => setWanted({ go })) : undefined), [unsaved]);
  const choose = (entry: GarmentEntry) => {
    if (entry.product.sku === chosen?.product.sku) return;
    const go = () => {
      setUnsaved(false);
      setChosen(entry);
    };
    if (!isHeld(go)) go();
  };

  useEffect(() => {
    if (!connected) return undefined;
    const stop = new AbortController();
    const timer = window.setTimeout(
      () => {
        void link.call('garments.list', { text }, { signal: stop.signal }).then((answer) => {
          if (stop.signal.aborted) return;
          if (!answer.ok) return setFault(answer.fault.code);
          setFault(null);
          setList(answer.value);
        });
      },
      text === '' ? 0 : QUIET_MS,
    );
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [link, text, connected]);

  const onSaved = (garment: Garment) =>
    setList((now) => {
      if (!now) return now;
      const entries = now.entries.map((one) =>
        one.product.sku === garment.sku ? { ...one, garment } : one,
      );
      const unseen = entries.filter((one) => one.garment?.reviewed === false).length;
      return { ...now, entries, unseen };
    });

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('garments.title')}</h1>
        {list && text === '' && (
          <p>
            {list.unseen > 0
              ? t('garments.waiting', { count: list.unseen })
              : t('garments.allSeen')}
          </p>
        )}
        <input
          type="search"
          value={text}
          placeholder={t('garments.search')}
          aria-label={t('garments.search')}
          onChange={(event) => setText(event.target.value)}
        />
      </header>
      {fault && (
        <p role="status" className={styles.how}>
          <b>{t(`fault.${fault}.title`)}</b> {t(`fault.${fault}.text`)}
        </p>
      )}
      <div className={styles.parts}>
        <ul className={styles.list} aria-label={t('garments.title')}>
          {list?.entries.map((entry) => {
            const { product, garment } = entry;
            const picture = garment?.picture ?? product.image;
            return (
              <li key={product.sku}>
                <button
                  type="button"
                  aria-current={chosen?.product.sku === product.sku || undefined}
                  onClick={() => choose(entry)}
                >
                  <span className={styles.thumb}>
                    {picture !== null && <img src={picture} alt="" loading="lazy" />}
                  </span>
                  <span className={styles.name}>
                    <b>{say(product.name)}</b>
                    <span>
                      {[product.sku, ...(entry.cut ? [t(`garments.cut.${entry.cut}`)] : [])].join(
                        ' · ',
                      )}
                    </span>
                    <Standing garment={garment} />
                  </span>
                </button>
              </li>
            );
          })}
          {list?.entries.length === 0 && <li className={styles.how}>{t('garments.empty')}</li>}
          {list?.more && <li className={styles.how}>{t('garments.more')}</li>}
        </ul>
        {chosen ? (
          <Editor
            key={chosen.product.sku}
            entry={chosen}
            onUnsaved={setUnsaved}
            onSaved={onSaved}
          />
        ) : (
          <p className={styles.how}>{t('garments.pick')}</p>
        )}
      </div>
      {wanted && chosen && (
        <Dialog title={t('garments.leave.title')} onClose={() => setWanted(null)}>
          <p className={styles.sure}>
            {t('garments.leave.text', { name: say(chosen.product.name) })}
          </p>
          <div className={styles.pair}>
            <Button
              look="ink"
              onClick={() => {
                setWanted(null);
              }}
            >
              {t('garments.leave.stay')}
            </Button>
            <Button
              onClick={() => {
                setWanted(null);
                setUnsaved(false);
                // What is unsaved is let go of first.
                setTimeout(wanted.go);
              }}
            >
              {t('garments.leave.go')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
};
