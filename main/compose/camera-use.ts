import type { Clock } from '../base/clock.ts';
import { disposal } from '../base/disposal.ts';
import { cell, type Value } from '../base/value.ts';
import type { SiteFile } from '../settings/site-file.ts';
import type { Store } from '../store/sqlite.ts';
import { openConsents, type Consents } from '../visits/consents.ts';
import type { Cameras } from './cameras.ts';
import { openPassersWatch, type PassersWatch } from './passers-watch.ts';

export type CameraUse = {
  /** Screens whose page may open its camera now. */
  readonly screens: Value<readonly string[]>;
  readonly consents: Consents;
  readonly passersWatch: PassersWatch;
  close(): Promise<void>;
};

/**
 * A camera is open to a page while somebody before it has said yes, while staff set it up, or while the wall looks for
 * passers-by where the site wants that; and no switch says no.
 */
export const openCameraUse = (parts: {
  readonly cameras: Cameras;
  /** Of consents. */
  readonly store: Store;
  readonly site: Value<SiteFile>;
  readonly clock: Clock;
}): CameraUse => {
  const { cameras, clock } = parts;
  const screens = cell<readonly string[]>([]);
  const kept = disposal();
  const look = () =>
    screens.set(
      parts.site
        .get()
        .screens.map(({ id }) => id)
        .filter(
          (id) =>
            cameras.isAllowed(id) &&
            (consents.isGiven(id) ||
              cameras.setUps.isOpen(id) ||
              (cameras.mayWatch(id) && passersWatch.isWatching(id))),
        ),
    );
  const consents = openConsents({ store: parts.store, clock, changed: look });
  const passersWatch = openPassersWatch({ clock, changed: look });
  kept.keep(passersWatch.close);
  kept.keep(cameras.value.onChange(look));
  return { screens, consents, passersWatch, close: kept.dispose };
};
