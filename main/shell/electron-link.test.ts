import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import { beforeEach, expect, test } from 'vitest';
import { BRIDGE_CHANNEL } from '../../preload/contract/bridge.ts';
import { silentLog } from '../base/log.ts';
import { openElectronLink } from './electron-link.ts';

class Page extends EventEmitter {
  readonly sent: unknown[][] = [];
  destroyed = false;
  readonly id: number;
  constructor(id: number) {
    super();
    this.id = id;
  }
  send = (channel: string, ...args: unknown[]) => void this.sent.push([channel, ...args]);
  isDestroyed = () => this.destroyed;
}

type Frame = { origin: string; parent: object | null } | null;
const OURS: Frame = { origin: 'app://lookglass', parent: null };

let ipc: EventEmitter;
let page: Page;
let record: string[];
let close: () => void;

const say = (document: unknown, message: unknown, senderFrame: Frame = OURS, sender = page) => {
  const event = { sender, senderFrame } as unknown as IpcMainEvent;
  ipc.emit(BRIDGE_CHANNEL, event, document, message);
};

beforeEach(() => {
  ipc = new EventEmitter();
  page = new Page(1);
  record = [];
  close = openElectronLink(
    ipc as unknown as IpcMain,
    (contents: WebContents) => (contents.id === 1 ? 'mirror' : null),
    (transport, { screen }) => {
      const line = record.filter((entry) => entry.startsWith('open')).length + 1;
      record.push(`open ${line} ${screen}`);
      transport.listen(
        (message) => {
          record.push(`${line} heard ${String(message)}`);
          transport.send(`${String(message)}!`);
        },
        () => record.push(`close ${line}`),
      );
    },
    silentLog,
  );
});

test('answers the document that spoke', () => {
  say('d1', 'hello');
  say('d1', 'again');
  expect(record).toEqual(['open 1 mirror', '1 heard hello', '1 heard again']);
  expect(page.sent).toEqual([
    [BRIDGE_CHANNEL, 'd1', 'hello!'],
    [BRIDGE_CHANNEL, 'd1', 'again!'],
  ]);
});

test('closes the line of a document that another has replaced', () => {
  say('d1', 'hello');
  say('d2', 'hello');
  expect(record).toEqual([
    'open 1 mirror',
    '1 heard hello',
    'close 1',
    'open 2 mirror',
    '2 heard hello',
  ]);
});

test('closes the line of a page that is gone, once, and sends it nothing more', () => {
  say('d1', 'hello');
  page.emit('render-process-gone');
  page.emit('render-process-gone');
  page.destroyed = true;
  page.emit('destroyed');
  expect(record).toEqual(['open 1 mirror', '1 heard hello', 'close 1']);
  expect(page.listenerCount('render-process-gone')).toBe(1);
});

test.each([
  ['another origin', { origin: 'https://example.com', parent: null }],
  ['an origin that only looks like ours', { origin: 'app://lookglass.example', parent: null }],
  ['a frame inside our page', { origin: 'app://lookglass', parent: {} }],
  ['a frame that is gone', null],
])('hears nothing from %s', (_who, frame: Frame) => {
  say('d1', 'hello', frame);
  expect(record).toEqual([]);
});

test('hears nothing from a page that is no screen, nor without a document', () => {
  say('d1', 'hello', OURS, new Page(2));
  say(undefined, 'hello');
  say('x'.repeat(65), 'hello');
  expect(record).toEqual([]);
});

test('closes every line when it ends', () => {
  say('d1', 'hello');
  close();
  say('d1', 'more');
  expect(record).toEqual(['open 1 mirror', '1 heard hello', 'close 1']);
});
