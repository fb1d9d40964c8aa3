/** What of a browser can keep something of a shopper. Narrow, so that a test can stand in for it. */
export type Keeping = {
  readonly localStorage: Pick<Storage, 'clear'>;
  readonly sessionStorage: Pick<Storage, 'clear'>;
  readonly indexedDB?: Pick<IDBFactory, 'databases' | 'deleteDatabase'>;
  readonly caches?: Pick<CacheStorage, 'keys' | 'delete'>;
  readonly document: { cookie: string; getSelection?: () => { removeAllRanges(): void } | null };
  readonly urls: ObjectUrls;
  readonly streams: OpenStreams;
};

export type ObjectUrls = { revokeAll(): void };

/** Every camera stream that is open on this page. */
export type OpenStreams = { stopAll(): void };

/**
 * Remembers every object URL any code on the page makes, so that a photograph cannot outlive its visit because
 * somebody forgot to revoke it.
 */
export const trackObjectUrls = (
  url: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>,
): ObjectUrls => {
  const open = new Set<string>();
  const create = url.createObjectURL.bind(url);
  const revoke = url.revokeObjectURL.bind(url);
  url.createObjectURL = (object) => {
    const made = create(object);
    open.add(made);
    return made;
  };
  url.revokeObjectURL = (made) => {
    open.delete(made);
    revoke(made);
  };
  return {
    revokeAll() {
      for (const made of open) revoke(made);
      open.clear();
    },
  };
};

/** Empties everything this page can have written. Run at the end of every visit and when the page starts. */
export const wipe = (keeping: Keeping): void => {
  keeping.streams.stopAll();
  keeping.urls.revokeAll();
  keeping.localStorage.clear();
  keeping.sessionStorage.clear();
  for (const cookie of keeping.document.cookie.split(';')) {
    const name = cookie.split('=')[0]?.trim();
    // A cookie set without a path belongs to the page's folder, and is only met there.
    if (name)
      for (const path of ['/', '/screen', '/screen/'])
        keeping.document.cookie = `${name}=; max-age=0; path=${path}`;
  }
  keeping.document.getSelection?.()?.removeAllRanges();
  // These two answer later; what they hold was never shown to anyone and nobody waits for it.
  void keeping.indexedDB
    ?.databases()
    .then((found) => found.forEach(({ name }) => name && keeping.indexedDB?.deleteDatabase(name)));
  void keeping.caches
    ?.keys()
    .then((found) => Promise.all(found.map(async (name) => keeping.caches?.delete(name))));
};
