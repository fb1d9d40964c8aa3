import { EventEmitter } from 'node:events';
import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
} from 'electron';
import { app } from './app.ts';
import { cancellable } from './cancellable.ts';
import { engine, openTarget } from './engine.ts';
import { openWindows } from './open-windows.ts';
import { session, StandInSession } from './session.ts';
import { WebContents } from './web-contents.ts';

const all = new Set<BrowserWindow>();
let nextId = 0;

export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      ElectronWindow,
      | 'close'
      | 'destroy'
      | 'focus'
      | 'getBounds'
      | 'hide'
      | 'id'
      | 'isDestroyed'
      | 'isKiosk'
      | 'isVisible'
      | 'loadURL'
      | 'restore'
      | 'setBounds'
      | 'setKiosk'
      | 'show'
    >
{
  readonly id = ++nextId;
  readonly webContents: WebContents;
  #bounds: Rectangle;
  #kiosk: boolean;
  #visible: boolean;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    this.#kiosk = options.kiosk ?? false;
    this.#visible = options.show ?? true;
    const owner = this.#sessionOf(webPreferences);
    const target = owner.contextId().then((context) => openTarget({ width, height }, context));
    this.webContents = new WebContents(target, owner, webPreferences);
    this.webContents.once('stand-in-painted', () => this.emit('ready-to-show'));
    if (this.#kiosk)
      void this.webContents.prepared.then(() => this.#setState('fullscreen')).catch(() => {});
    all.add(this);
    openWindows.add(this);
    app.emit('web-contents-created', cancellable(), this.webContents);
    app.emit('browser-window-created', cancellable(), this);
  }

  static getAllWindows = (): BrowserWindow[] => [...all];
  static fromWebContents = (contents: WebContents | undefined): BrowserWindow | null =>
    [...all].find((window) => window.webContents === contents) ?? null;

  #sessionOf({
    session: given,
    partition,
  }: NonNullable<BrowserWindowConstructorOptions['webPreferences']>): StandInSession {
    return given instanceof StandInSession ? given : session.fromPartition(partition ?? '');
  }

  async #setState(windowState: 'fullscreen' | 'normal'): Promise<void> {
    const { targetId } = await this.webContents.prepared;
    const { browser } = engine();
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
    await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  }

  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);
  getBounds = (): Rectangle => ({ ...this.#bounds });
  setBounds = (bounds: Partial<Rectangle>): void => {
    this.#bounds = { ...this.#bounds, ...bounds };
  };
  isKiosk = (): boolean => this.#kiosk;
  setKiosk = (flag: boolean): void => {
    if (flag === this.#kiosk) return;
    this.#kiosk = flag;
    this.#setState(flag ? 'fullscreen' : 'normal').catch(() => {});
  };
  isVisible = (): boolean => this.#visible;
  show = (): void => {
    this.#visible = true;
    this.emit('show');
  };
  hide = (): void => {
    this.#visible = false;
    this.emit('hide');
  };
  focus = (): void => {};
  restore = (): void => {};
  isDestroyed = (): boolean => this.#destroyed;

  close = (): void => {
    const event = cancellable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  };

  destroy = (): void => {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this);
    openWindows.delete(this);
    this.webContents.close();
    this.emit('closed');
    app.windowClosed();
  };
}
