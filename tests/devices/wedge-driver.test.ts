import { describe, expect, it } from 'vitest';
import { wedgeDriver } from '../../main/devices/drivers/wedge/driver.ts';
import { wedgeOptions } from '../../main/devices/drivers/wedge/options.ts';
import { codeIn, scanLines } from '../../main/devices/drivers/wedge/scan-lines.ts';
import type { PortListener } from '../../main/devices/driver.ts';
import { portOpener } from '../../main/devices/ports/open-port.ts';
import { pageScans } from '../../main/devices/ports/page-scans.ts';
import { recordedContext } from '../fakes/driver-context.ts';
import { driverSuite } from '../suites/driver-suite.ts';

driverSuite({
  driver: wedgeDriver,
  afterGarbage: 'ok',
  refused: [
    ['page', { page: '' }],
    ['maxLength', { page: 'till', minLength: 20, maxLength: 10 }],
    ['prefx', { page: 'till', prefx: ']Q' }],
  ],
  start() {
    const pages = pageScans();
    const listeners: PortListener[] = [];
    const open = portOpener(pages);
    return {
      options: { page: 'till', prefix: ']Q', minLength: 8 },
      openPort(address, listener) {
        listeners.push(listener);
        return open(address, listener);
      },
      stimulate: () => pages.scanned('till', ']Q6901234567892'),
      unplug: () => listeners.forEach((listener) => listener.onClose('unplugged')),
      garbage() {
        pages.scanned('till', 'hello');
        pages.scanned('till', ']Q\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007');
        for (const listener of listeners) listener.onData(Uint8Array.of(0xff, 0xfe, 0x0a, 0x0a));
      },
      // Scans come whole; there is nothing a page could be slow about.
      slow() {},
      close() {},
    };
  },
});

describe('a wedge scanner', () => {
  const options = wedgeOptions.parse({ page: 'till', prefix: 'A', suffix: 'Z', minLength: 3 });

  it.each([
    ['A123Z', '123'],
    ['A12Z', null],
    ['123Z', null],
    ['A123', null],
    ['AZ', null],
    ['A1\t23Z', null],
    ['A码商城Z', '码商城'],
    [`A${'1'.repeat(300)}Z`, null],
  ])('reads %s as %s', (line, code) => expect(codeIn(line, options)).toBe(code));

  it('gives the code to one page only, with nothing of it in the status but its end', async () => {
    const pages = pageScans();
    const context = recordedContext(portOpener(pages), {
      ...recordedContext().clock,
      now: () => 42,
    });
    const open = wedgeDriver.open(wedgeOptions.parse({ page: 'till' }), context);
    await Promise.resolve();
    pages.scanned('till', 'ABCD-EFGH-JKMN');
    pages.scanned('mirror', 'WXYZ-WXYZ-WXYZ');
    expect(context.events).toEqual([{ kind: 'scan', text: 'ABCD-EFGH-JKMN', at: 42 }]);
    expect(open.status().details).toEqual({
      page: 'till',
      scans: 1,
      refused: 0,
      lastScan: '•••••••••••KMN',
    });
    open.close();
  });

  it('puts lines together whatever the splits, and drops one without end', () => {
    const bytes = new TextEncoder().encode('码一\r\n二维码\n');
    for (let split = 0; split <= bytes.length; split++) {
      const lines: string[] = [];
      const push = scanLines((line) => void lines.push(line));
      push(bytes.subarray(0, split));
      push(bytes.subarray(split));
      expect(lines).toEqual(['码一', '二维码']);
    }
    const lines: string[] = [];
    const push = scanLines((line) => void lines.push(line));
    for (let i = 0; i < 100; i++) push(new Uint8Array(1000).fill(65));
    push(new TextEncoder().encode('\nafter\n'));
    expect(lines).toEqual(['after']);
  });
});
