import { lanAddress } from '../host/admission.ts';

/**
 * Where phones reach this kiosk, or null where they cannot: then no code may be shown, since a code that leads nowhere
 * is worse than none. A shop whose devices are all simulated is a demonstration on one machine, and may lead to itself.
 */
export const publicAddress = (
  site: { publicUrl?: string | undefined; devices: readonly { simulated: boolean }[] },
  port: number,
): string | null => {
  if (site.publicUrl !== undefined) return site.publicUrl.replace(/\/+$/, '');
  const address = lanAddress();
  if (address !== null) return `http://${address}:${port}`;
  return site.devices.every((device) => device.simulated) ? `http://127.0.0.1:${port}` : null;
};
