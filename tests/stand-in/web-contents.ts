import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { WebContents as ElectronWebContents, WebPreferences } from 'electron';
import { fromChromium, originOf, toChromium } from './addresses.ts';
import { app } from './app.ts';
import { cancellable } from './cancellable.ts';
import type { Session } from './chromium.ts';
import { engine, isRunning, type Target } from './engine.ts';
import { PageMessages, WORLD } from './page-messages.ts';
import { guardRequests } from './page-requests.ts';
import { pageScript, preloadScript } from './page-scripts.ts';
import type { StandInSession } from './session.ts';

type OpenHandler = Parameters<ElectronWebContents['setWindowOpenHandler']>[0];

const LOAD_ERRORS: Readonly<Record<string, number>> = { ERR_FAILED: -2, ERR_ABORTED: -3 };
const GONE = { reason: 'crashed', exitCode: 5 } as const;

const all = new Map<number, WebContents>();
let nextId = 0;

/** One page. Its target arrives some time after it is made; whatever needs it waits for `prepared`. */
export class WebContents
  extends EventEmitter
  implements
    Pick<
      ElectronWebContents,
      | 'close'
      | 'executeJavaScript'
      | 'forcefullyCrashRenderer'
      | 'getURL'
      | 'id'
      | 'isCrashed'
      | 'isDestroyed'
      | 'isLoading'
      | 'loadURL'
      | 'reload'
      | 'send'
      | 'setWindowOpenHandler'
    >
{
  readonly id = ++nextId;
  readonly session: StandInSession;
  readonly #preferences: WebPreferences;
  readonly #prepared: Promise<Target>;
  #target: Target | null = null;
  #messages: PageMessages | null = null;
  #url = '';
  #expected: string | null = null;
  #loading = false;
  #crashed = false;
  #destroyed = false;
  #judgeWindow: OpenHandler | null = null;
  /** Where the page wants its next window to go; the window's own target does not know yet. */
  #wanted = '';
  frameId = '';

  constructor(target: Promise<Target>, session: StandInSession, preferences: WebPreferences) {
    super();
    this.setMaxListeners(0);
    if (preferences.nodeIntegration || preferences.contextIsolation === false)
      throw new Error('stand-in: only sandboxed, isolated pages are supported');
    this.session = session;
    this.#preferences = preferences;
    this.#prepared = this.#prepare(target);
    this.#prepared.catch((error: unknown) => console.error('stand-in: no page', error));
    all.set(this.id, this);
  }

  static all = (): WebContents[] => [...all.values()];
  static byTarget = (targetId: string): WebContents | undefined =>
    WebContents.all().find((contents) => contents.#target?.targetId === targetId);

  get mainFrame() {
    const url = this.#url;
    const frame = { url, origin: originOf(url), parent: null, processId: this.id, routingId: 1 };
    return { ...frame, send: (channel: string, ...args: unknown[]) => this.send(channel, ...args) };
  }

  get prepared(): Promise<Target> {
    return this.#prepared;
  }

  async #prepare(arriving: Promise<Target>): Promise<Target> {
    const target = await arriving;
    const { session, targetId } = target;
    this.#target = target;
    this.frameId = targetId;
    this.#messages = new PageMessages(this, session);
    this.#watch(session);
    const channel = `stand-in-${randomBytes(8).toString('hex')}-`;
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      guardRequests(this, session),
      this.#messages.bind(),
    ]);
    const addScript = (source: string, world: { worldName?: string }) =>
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source,
        runImmediately: true,
        ...world,
      });
    await addScript(pageScript(channel), {});
    const { preload, additionalArguments = [] } = this.#preferences;
    if (preload)
      await addScript(preloadScript(channel, preload, additionalArguments), { worldName: WORLD });
    await session.send('Runtime.runIfWaitingForDebugger');
    return target;
  }

  #watch(session: Session): void {
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return;
      this.frameId = frame.id;
      this.#url = fromChromium(frame.url + (frame.urlFragment ?? ''));
      this.emit('did-navigate', cancellable(), this.#url, 200, 'OK');
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.frameId) this.#url = fromChromium(url);
    });
    session.on('Page.domContentEventFired', () => this.emit('dom-ready', cancellable()));
    session.on('Page.loadEventFired', () => {
      this.#loading = false;
      this.emit('did-finish-load', cancellable());
    });
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (frameId === this.frameId && name === 'firstContentfulPaint')
        this.emit('stand-in-painted');
    });
    session.on('Page.windowOpen', ({ url }) => {
      this.#wanted = fromChromium(url);
    });
    session.on('Page.javascriptDialogOpening', () => {
      session.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => {});
    });
    session.on('Inspector.targetCrashed', () => {
      this.#crashed = true;
      this.#loading = false;
      this.#messages?.forget();
      this.emit('render-process-gone', cancellable(), GONE);
      app.emit('render-process-gone', cancellable(), this, GONE);
    });
  }

  /** True for a load that main itself began: nobody is asked about those. */
  expects = (url: string): boolean => this.#expected === url;

  loadURL = async (address: string): Promise<void> => {
    const { session } = await this.#prepared;
    if (address.startsWith('file:')) throw new Error('stand-in: file: is not supported');
    const url = toChromium(address);
    await this.session.applyPermissions(this as unknown as ElectronWebContents, address);
    this.#expected = url;
    this.#loading = true;
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await session.send('Page.navigate', { url });
    if (errorText && errorText !== 'net::ERR_HTTP_RESPONSE_CODE_FAILURE') {
      const code = errorText.replace(/^net::/, '');
      this.#expected = null;
      this.#loading = false;
      const number = LOAD_ERRORS[code] ?? -2;
      this.emit('did-fail-load', cancellable(), number, code, address, true, 0, 0);
      throw Object.assign(new Error(`${code} (${number}) loading '${address}'`), { code });
    }
    this.#crashed = false;
    await loaded;
    this.#expected = null;
  };

  reload = (): void => {
    if (this.#crashed) {
      this.loadURL(this.#url).catch(() => {});
      return;
    }
    this.#expected = toChromium(this.#url);
    this.#loading = true;
    this.#target?.session.send('Page.reload').catch(() => {});
  };

  send = (channel: string, ...args: unknown[]): void => this.#messages?.send(channel, args);
  getURL = (): string => this.#url;
  isLoading = (): boolean => this.#loading;
  isCrashed = (): boolean => this.#crashed;
  isDestroyed = (): boolean => this.#destroyed;
  getLastWebPreferences = (): WebPreferences => ({ ...this.#preferences });
  isDevToolsOpened = (): boolean => false;

  executeJavaScript = async (code: string): Promise<unknown> => {
    const { session } = await this.#prepared;
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (!exceptionDetails) return result.value as unknown;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  };

  forcefullyCrashRenderer = (): void => {
    const session = this.#target?.session;
    // A page in an endless loop hears the second command only once the first has ended the loop.
    session?.send('Runtime.terminateExecution').catch(() => {});
    session?.send('Page.crash').catch(() => {});
  };

  setWindowOpenHandler = (handler: OpenHandler): void => {
    this.#judgeWindow = handler;
  };

  /** What the page's owner says to a window it wants to open. */
  mayOpen = (): boolean => {
    const details = {
      url: this.#wanted,
      frameName: '',
      features: '',
      disposition: 'new-window' as const,
    };
    const referrer = { url: this.#url, policy: 'default' as const };
    return this.#judgeWindow?.({ ...details, referrer }).action !== 'deny';
  };

  close = (): void => {
    if (this.#target && isRunning())
      engine()
        .browser.send('Target.closeTarget', { targetId: this.#target.targetId })
        .catch(() => {});
    this.markDestroyed();
  };

  markDestroyed(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this.id);
    this.emit('destroyed');
  }
}

/** The `webContents` namespace, which Playwright looks pages up in. */
export const webContents = {
  getAllWebContents: WebContents.all,
  fromId: (id: number) => all.get(id),
  fromDevToolsTargetId: WebContents.byTarget,
};
