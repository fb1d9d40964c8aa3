import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import { BRIDGE_CHANNEL } from '../../preload/contract/bridge.ts';
import type { Transport } from '../../preload/contract/wire.ts';
import type { Log } from '../base/log.ts';
import { APP_ORIGIN } from './app-address.ts';

export type AcceptScreen = (
  transport: Transport,
  peer: { role: 'screen'; screen: string },
) => unknown;

type Line = { document: string; deliver(message: unknown): void; close(): void };

/** Only the top frame of our own origin; the frame is null once it has navigated away or is gone. */
const isOurs = ({ senderFrame }: IpcMainEvent): boolean =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.origin === APP_ORIGIN;

const openLine = (
  contents: WebContents,
  document: string,
): { line: Line; transport: Transport } => {
  let onMessage: ((message: unknown) => void) | null = null;
  let onClose: (() => void) | null = null;
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    onClose?.();
  };
  return {
    line: {
      document,
      deliver(message) {
        if (open) onMessage?.(message);
      },
      close,
    },
    transport: {
      send(message) {
        if (open && !contents.isDestroyed()) contents.send(BRIDGE_CHANNEL, document, message);
      },
      listen(hear, closed) {
        onMessage = hear;
        onClose = closed;
        return close;
      },
    },
  };
};

/**
 * Turns each screen's page into a transport for the host. One line per document: a reload, a crash or the end of
 * the window closes it. Which screen it is comes from the window, never from what the page says.
 */
export const openElectronLink = (
  ipcMain: IpcMain,
  screenOf: (contents: WebContents) => string | null,
  accept: AcceptScreen,
  log: Log,
): (() => void) => {
  const lines = new Map<number, Line>();
  const watched = new WeakSet<WebContents>();

  const hangUp = (id: number) => {
    lines.get(id)?.close();
    lines.delete(id);
  };

  const connect = (contents: WebContents, document: string, screen: string): Line => {
    if (!watched.has(contents)) {
      watched.add(contents);
      contents.on('render-process-gone', () => hangUp(contents.id));
      contents.once('destroyed', () => hangUp(contents.id));
    }
    lines.get(contents.id)?.close();
    const { line, transport } = openLine(contents, document);
    lines.set(contents.id, line);
    accept(transport, { role: 'screen', screen });
    return line;
  };

  const hear = (event: IpcMainEvent, document: unknown, message: unknown) => {
    const screen = isOurs(event) ? screenOf(event.sender) : null;
    if (screen === null || typeof document !== 'string' || document.length > 64) {
      log.warn('message refused', { origin: event.senderFrame?.origin ?? 'gone' });
      return;
    }
    const line = lines.get(event.sender.id);
    const current = line?.document === document ? line : connect(event.sender, document, screen);
    current.deliver(message);
  };

  ipcMain.on(BRIDGE_CHANNEL, hear);
  return () => {
    ipcMain.off(BRIDGE_CHANNEL, hear);
    for (const id of lines.keys()) hangUp(id);
  };
};
