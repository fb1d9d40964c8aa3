import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { Session } from './chromium.ts';
import { ipcMain } from './ipc-main.ts';
import { BINDING, RECEIVER, type FromPage, type ToPage } from './preload-world.ts';
import { structuredCodec, type Wire } from './structured-clone.ts';
import type { WebContents } from './web-contents.ts';

/** The preload world's name, by which Chromium finds it. */
export const WORLD = 'lookglass-stand-in';

const { encode, decode } = structuredCodec();

/** The two ends of one page's IPC: the preload world there, `ipcMain` here. */
export class PageMessages {
  readonly #contents: WebContents;
  readonly #session: Session;
  #world: number | null = null;

  constructor(contents: WebContents, session: Session) {
    this.#contents = contents;
    this.#session = session;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { frameId?: string };
      if (context.name === WORLD && frameId === contents.frameId) this.#world = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#world = null;
    });
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === BINDING) void this.#hear(JSON.parse(payload) as FromPage);
    });
  }

  bind(): Promise<unknown> {
    return this.#session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
  }

  /** Throws at once for what cannot be cloned, as Electron does. */
  send(channel: string, args: unknown[]): void {
    this.#post({ kind: 'message', channel, args: encode(args) });
  }

  forget(): void {
    this.#world = null;
  }

  #post(message: ToPage): void {
    if (this.#world === null) return;
    this.#session
      .send('Runtime.evaluate', {
        contextId: this.#world,
        expression: `${RECEIVER}(${JSON.stringify(message)})`,
      })
      // The document may be gone in the meantime; so is whoever would have listened.
      .catch(() => {});
  }

  #event(): IpcMainEvent & IpcMainInvokeEvent {
    const contents = this.#contents;
    const event = {
      type: 'frame',
      sender: contents,
      senderFrame: contents.mainFrame,
      frameId: 1,
      processId: contents.id,
      ports: [],
      reply: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
      returnValue: undefined,
    };
    return event as unknown as IpcMainEvent & IpcMainInvokeEvent;
  }

  async #hear(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'preload-error':
        console.error('stand-in: the preload script failed', message.message);
        this.#contents.emit('preload-error', {}, '', new Error(message.message));
        return;
      case 'send':
        ipcMain.emit(message.channel, this.#event(), ...(decode(message.args) as unknown[]));
        return;
      case 'invoke':
        this.#post(await this.#invoke(message.id, message.channel, message.args));
    }
  }

  async #invoke(id: number, channel: string, wire: Wire): Promise<ToPage> {
    try {
      const result = await ipcMain.invoke(channel, this.#event(), decode(wire) as unknown[]);
      return { kind: 'answer', id, value: encode(result) };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      const message = `Error invoking remote method '${channel}': ${String(error)}`;
      return { kind: 'refusal', id, message };
    }
  }
}
