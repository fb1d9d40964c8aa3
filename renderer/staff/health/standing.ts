import type { DeviceHealth, Health } from '../../../preload/contract/index.ts';
import type { IconName } from '../../kit/icons.tsx';
import type { Tone } from '../parts/Badge.tsx';

export const looks: Record<Health, { readonly tone: Tone; readonly icon: IconName }> = {
  ok: { tone: 'ok', icon: 'passed' },
  starting: { tone: 'muted', icon: 'waiting' },
  busy: { tone: 'warn', icon: 'lock' },
  offline: { tone: 'bad', icon: 'refused' },
  fault: { tone: 'bad', icon: 'alert' },
};

const URGENCY: readonly Health[] = ['fault', 'offline', 'busy', 'starting', 'ok'];

/** What needs somebody comes first; otherwise the order of the settings. */
export const byUrgency = (devices: readonly DeviceHealth[]): DeviceHealth[] =>
  devices
    .map((device, place) => ({ device, place, urgency: URGENCY.indexOf(device.health) }))
    .sort((a, b) => a.urgency - b.urgency || a.place - b.place)
    .map(({ device }) => device);

/** How many devices somebody should look at. One that is starting is given its time. */
export const troubles = (devices: readonly DeviceHealth[]): number =>
  devices.filter(({ health }) => health !== 'ok' && health !== 'starting').length;
