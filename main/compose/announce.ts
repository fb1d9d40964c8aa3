import type { Kiosk } from '../compose.ts';
import { SettingsError } from '../settings/settings.ts';

export type Addresses = {
  readonly screens: readonly { readonly id: string; readonly url: string }[];
  readonly staff: string;
  readonly bench: string;
  /** Null where phones cannot reach this machine. */
  readonly phone: string | null;
};

/** Where everything of a kiosk is. Screens and bench carry this start's key and open on this machine alone. */
export const addressesOf = (kiosk: Kiosk): Addresses => {
  const own = `http://127.0.0.1:${kiosk.port}`;
  const publicUrl = kiosk.publicUrl();
  return {
    screens: kiosk.site().screens.map(({ id }) => ({
      id,
      url: `${own}/screen?screen=${encodeURIComponent(id)}&key=${kiosk.key}`,
    })),
    staff: `${publicUrl ?? own}/staff`,
    bench: `${own}/bench?key=${kiosk.key}`,
    phone: publicUrl === null ? null : `${publicUrl}/phone`,
  };
};

/** What a person reads when a kiosk has started; the last line is the one that says it is ready. */
export const announce = (kiosk: Kiosk, version: string, tookMs: number): string => {
  const { screens, staff, bench, phone } = addressesOf(kiosk);
  const lines = [
    `Lookglass ${version} · ${Object.values(kiosk.site().name).join(' ')}`,
    ...screens.map(({ id, url }) => `  Screen   ${url}   (${id})`),
    `  Staff    ${staff}`,
    `  Bench    ${bench}`,
    `  Phone    ${phone ?? 'cannot reach this machine: no network; connect one or set "publicUrl" in site.json'}`,
    `Ready in ${Math.round(tookMs)} ms`,
  ];
  return `${lines.join('\n')}\n`;
};

/** Why a kiosk did not start, in words for whoever started it; null for a bug, which should show its stack. */
export const whyNot = (error: unknown, port: number): string | null => {
  if (error instanceof SettingsError) return `${error.message}\n`;
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'EADDRINUSE')
      return `Port ${port} is taken, perhaps by another Lookglass: stop that, or choose another with --port N (0 for any).\n`;
    if (error.code === 'EACCES' && port < 1024)
      return `Port ${port} may not be used by this account: choose one from 1024 up with --port N.\n`;
  }
  return null;
};
