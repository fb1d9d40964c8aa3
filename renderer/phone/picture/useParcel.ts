import { useEffect, useState } from 'react';
import type { Fault } from '../../../preload/contract/index.ts';
import { readKey, unseal } from '../../kit/seal/seal.ts';
import { useLink } from '../../link/react.tsx';

export type Parcel =
  /** Untouched: whoever stands in an app that cannot save may leave it first. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly url: string; readonly file: File }
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'torn' };

/** A picture that is fetched once and opened here: the key is in this page's address and is never sent anywhere. */
export const useParcel = (id: string): { parcel: Parcel; open(): void } => {
  const link = useLink();
  const [key] = useState(() => window.location.hash.slice(1));
  const [parcel, setParcel] = useState<Parcel>(() =>
    readKey(key) ? { kind: 'closed' } : { kind: 'no-key' },
  );

  const url = parcel.kind === 'open' ? parcel.url : null;
  useEffect(() => {
    if (url !== null) return () => URL.revokeObjectURL(url);
    return undefined;
  }, [url]);

  const open = () => {
    setParcel({ kind: 'opening' });
    void link.call('handoff.take', { id }).then((answer) => {
      if (!answer.ok) return setParcel({ kind: 'refused', fault: answer.fault });
      const bytes = unseal(answer.value.sealed, key);
      if (bytes === null) return setParcel({ kind: 'torn' });
      // Opened: the address opens nothing any more, and should not lie about with its key.
      window.history.replaceState(null, '', window.location.pathname);
      const file = new File([new Uint8Array(bytes)], 'lookglass.jpg', { type: 'image/jpeg' });
      setParcel({ kind: 'open', file, url: URL.createObjectURL(file) });
    });
  };
  return { parcel, open };
};
