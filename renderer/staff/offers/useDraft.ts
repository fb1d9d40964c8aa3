import { useEffect, useState } from 'react';
import type { DraftCheck } from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';
import { forgetDraft, keepDraft, keptDraft } from '../keep.ts';
import type { Shelf } from '../keep.ts';
import { draftShape, offerOfDraft, type Draft } from './draft.ts';

const PAUSE_MS = 200;

/** A draft that outlives a reload, a lost line and a closed tab, and what the host says of it as it is typed. */
export const useDraft = (parts: {
  readonly shelf: Shelf;
  /** Where it is kept on this device. */
  readonly name: string;
  readonly offer: string | null;
  readonly start: () => { readonly draft: Draft; readonly version: number };
}) => {
  const { shelf, name, offer } = parts;
  const link = useLink();
  const online = useLinkStatus().kind === 'connected';
  const [kept] = useState(() => keptDraft(shelf, name, draftShape));
  const [base, setBase] = useState(() => kept ?? parts.start());
  const [draft, setDraft] = useState<Draft>(base.draft);
  const [check, setCheck] = useState<DraftCheck | null>(null);

  useEffect(() => {
    if (!online) return;
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      void link
        .call('brand.check', { offer, draft: offerOfDraft(draft) }, { signal: stop.signal })
        .then((answer) => {
          if (!stop.signal.aborted && answer.ok) setCheck(answer.value);
        });
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [link, online, offer, draft]);

  return {
    draft,
    check,
    online,
    version: base.version,
    /** Typed before, and not published yet. */
    resumed: kept !== null,
    change(next: Partial<Draft>) {
      const changed = { ...draft, ...next };
      setDraft(changed);
      keepDraft(shelf, name, { draft: changed, version: base.version });
    },
    /** The newest version was read: what is typed here is meant to replace it. */
    rebase(version: number) {
      setBase({ draft, version });
      keepDraft(shelf, name, { draft, version });
    },
    forget: () => forgetDraft(shelf, name),
  };
};
