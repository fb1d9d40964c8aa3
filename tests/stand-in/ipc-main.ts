import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';

type Handler = Parameters<IpcMain['handle']>[1];

class StandInIpcMain
  extends EventEmitter
  implements Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
{
  readonly #handlers = new Map<string, Handler>();

  handle = (channel: string, handler: Handler): void => {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  };

  handleOnce = (channel: string, handler: Handler): void => {
    this.handle(channel, (event, ...args: unknown[]) => {
      this.removeHandler(channel);
      return handler(event, ...args) as unknown;
    });
  };

  removeHandler = (channel: string): void => void this.#handlers.delete(channel);

  invoke = async (
    channel: string,
    event: IpcMainInvokeEvent,
    args: unknown[],
  ): Promise<unknown> => {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return (await handler(event, ...args)) as unknown;
  };
}

export const ipcMain = new StandInIpcMain();
