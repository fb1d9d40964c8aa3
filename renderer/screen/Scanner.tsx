import type { Link } from '../../preload/contract/index.ts';
import { useScanner } from '../kernel/scanner/useScanner.ts';

/** A scanner on the screen's own USB port types into this page; the host decides what the code is. */
export const Scanner = ({ link }: { link: Link }) => {
  useScanner((scan) => void link.call('devices.scanned', { text: scan.text }));
  return null;
};
