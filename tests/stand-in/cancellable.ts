export type Cancellable = { defaultPrevented: boolean; preventDefault(): void };

/** An event as Electron's emitters pass it, with whatever else it tells. */
export const cancellable = <T extends object>(facts: T = {} as T): T & Cancellable => ({
  ...facts,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true;
  },
});
