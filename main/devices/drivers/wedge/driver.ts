import {
  defineDriver,
  type DriverContext,
  type DriverStatus,
  type OpenDevice,
} from '../../driver.ts';
import { wedgeOptions, type WedgeOptions } from './options.ts';
import { codeIn, scanLines } from './scan-lines.ts';

/** Enough to check a scanner by, too little to use: the list of devices is read on every page. */
const masked = (code: string): string => '•'.repeat(Math.max(0, code.length - 3)) + code.slice(-3);

const open = (options: WedgeOptions, context: DriverContext): OpenDevice => {
  let state: Omit<DriverStatus, 'details'> = { health: 'starting', reason: 'connecting' };
  let scans = 0;
  let refused = 0;
  let lastScan = '';
  const turn = (next: typeof state): void => {
    state = next;
    context.changed();
  };
  const read = scanLines((line) => {
    const text = codeIn(line, options);
    if (text === null) {
      refused++;
    } else {
      scans++;
      lastScan = masked(text);
      context.emit({ kind: 'scan', text, at: context.clock.now() });
    }
    context.changed();
  });
  const port = context.openPort(`page:${options.page}`, {
    onOpen: () => turn({ health: 'ok', reason: 'none' }),
    onData: read,
    onClose: (reason) => turn({ health: 'offline', reason }),
  });
  return {
    status: () => ({ ...state, details: { page: options.page, scans, refused, lastScan } }),
    close: () => port.destroy(),
  };
};

/** A barcode or QR scanner that types what it reads into a page. */
export const wedgeDriver = defineDriver({
  id: 'wedge',
  kind: 'scanner',
  options: wedgeOptions,
  open,
});
