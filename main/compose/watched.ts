import type { Value } from '../base/value.ts';
import type { GarmentProblem } from '../catalog/garments/garment-file.ts';
import type { Ledger } from '../offers/ledger.ts';
import type { SettingsProblem } from '../settings/settings.ts';
import type { Alerts } from './alerts.ts';

/** Staff are told while the settings on disk are not the ones in force. */
export const tellSettingsProblems = (
  settings: { readonly problems: Value<readonly SettingsProblem[]> },
  alerts: Alerts,
) => {
  const tell = () => {
    const [problem] = settings.problems.get();
    if (problem)
      alerts.raise('settings', 'settings-refused', {
        file: problem.file,
        path: problem.path,
        reason: problem.reason,
      });
    else alerts.clear('settings');
  };
  tell();
  return settings.problems.onChange(tell);
};

/** Staff are told while the ledger lives on its reserve. */
export const tellRoom = (ledger: Ledger, alerts: Alerts) => {
  const tell = () => {
    if (ledger.room.get() === 'low') alerts.raise('disk', 'disk-full', {});
    else alerts.clear('disk');
  };
  tell();
  return ledger.room.onChange(tell);
};

/** Staff are told of each garment the mirror goes without, while it does. */
export const tellGarmentProblems = (
  garments: { readonly problems: Value<readonly GarmentProblem[]> },
  alerts: Alerts,
) => {
  let told = new Set<string>();
  const tell = () => {
    const byFile = new Map(garments.problems.get().map((one) => [`garment-${one.file}`, one]));
    for (const id of told) if (!byFile.has(id)) alerts.clear(id);
    for (const [id, { file, field, reason }] of byFile)
      alerts.raise(id, 'garment-unreadable', { file, field, reason });
    told = new Set(byFile.keys());
  };
  tell();
  return garments.problems.onChange(tell);
};
