import type { Port, PortListener } from '../driver.ts';
import type { PageScans } from './page-scans.ts';
import { openTcpPort } from './tcp-port.ts';

/** Opens `tcp:HOST:PORT` (the host may be an IPv6 address) and `page:SCREEN`. */
export const portOpener =
  (pages: PageScans) =>
  (address: string, listener: PortListener): Port => {
    const tcp = /^tcp:(.+):(\d{1,5})$/.exec(address);
    if (tcp?.[1] && Number(tcp[2]) <= 65_535)
      return openTcpPort(tcp[1].replace(/^\[(.*)\]$/, '$1'), Number(tcp[2]), listener);
    const page = /^page:(.+)$/.exec(address);
    if (page?.[1]) return pages.open(page[1], listener);
    queueMicrotask(() => listener.onClose('bad-options'));
    return { write() {}, destroy() {} };
  };
