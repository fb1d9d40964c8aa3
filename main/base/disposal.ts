export type Disposer = () => void | Promise<void>;

export type Disposal = {
  /** Keeps a disposer; returns it unchanged so that opening and keeping read as one line. */
  keep<D extends Disposer>(dispose: D): D;
  /** Runs everything kept, newest first, once. A failing disposer does not spare the others. */
  dispose(): Promise<void>;
};

export const disposal = (onFault: (error: unknown) => void = () => {}): Disposal => {
  const kept: Disposer[] = [];
  return {
    keep(dispose) {
      kept.push(dispose);
      return dispose;
    },
    async dispose() {
      for (let last = kept.pop(); last; last = kept.pop()) {
        try {
          await last();
        } catch (error) {
          onFault(error);
        }
      }
    },
  };
};
