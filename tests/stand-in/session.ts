import { EventEmitter } from 'node:events';
import type {
  CallbackResponse,
  OnBeforeRequestListenerDetails,
  Session,
  WebContents,
} from 'electron';
import { fromChromium, originOf, toChromium } from './addresses.ts';
import { app } from './app.ts';
import { engine } from './engine.ts';
import { StandInProtocol } from './protocol.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type Permission = Parameters<NonNullable<RequestHandler>>[1];
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  decide: (response: CallbackResponse) => void,
) => void;

/** Electron's permissions, each with Chromium's names for it. */
const PERMISSIONS: ReadonlyArray<readonly [Permission, readonly string[]]> = [
  ['media', ['camera', 'microphone']],
  ['geolocation', ['geolocation']],
  ['notifications', ['notifications']],
  ['midi', ['midi']],
  ['clipboard-read', ['clipboard-read']],
  ['idle-detection', ['idle-detection']],
  ['storage-access', ['storage-access']],
];

class WebRequest {
  #listener: BeforeRequest | null = null;

  onBeforeRequest = (listener: BeforeRequest | null): void => {
    this.#listener = listener;
  };

  judge = (details: OnBeforeRequestListenerDetails): Promise<CallbackResponse> =>
    new Promise((resolve) => {
      if (this.#listener) this.#listener(details, resolve);
      else resolve({});
    });
}

export class StandInSession
  extends EventEmitter
  implements
    Pick<
      Session,
      | 'isPersistent'
      | 'setDevicePermissionHandler'
      | 'setPermissionCheckHandler'
      | 'setPermissionRequestHandler'
    >
{
  readonly protocol = new StandInProtocol();
  readonly webRequest = new WebRequest();
  readonly #partition: string;
  #request: RequestHandler = null;
  #check: CheckHandler = null;
  #context: Promise<string | undefined> | null = null;

  constructor(partition: string) {
    super();
    this.#partition = partition;
    app.emit('session-created', this);
  }

  isPersistent = (): boolean => this.#partition === '' || this.#partition.startsWith('persist:');

  setPermissionRequestHandler = (handler: RequestHandler): void => {
    this.#request = handler;
  };
  setPermissionCheckHandler = (handler: CheckHandler): void => {
    this.#check = handler;
  };
  /** USB, HID and serial: refused in the stand-in whatever is decided. */
  setDevicePermissionHandler = (): void => {};

  /** A profile of its own for every session but the default one. */
  contextId = (): Promise<string | undefined> => {
    this.#context ??=
      this.#partition === ''
        ? Promise.resolve(undefined)
        : engine()
            .browser.send('Target.createBrowserContext', { disposeOnDetach: true })
            .then(({ browserContextId }) => browserContextId);
    return this.#context;
  };

  async #allows(contents: WebContents, permission: Permission, url: string): Promise<boolean> {
    const request = this.#request;
    const granted =
      !request ||
      (await new Promise<boolean>((resolve) =>
        request(contents, permission, resolve, { requestingUrl: url, isMainFrame: true }),
      ));
    if (!granted || !this.#check) return granted;
    const details = { isMainFrame: true, requestingUrl: url, securityOrigin: originOf(url) };
    return this.#check(contents, permission, originOf(url), details);
  }

  /** Asks the handlers once, before a page loads, and tells Chromium what they said. */
  async applyPermissions(contents: WebContents, url: string): Promise<void> {
    const origin = URL.parse(toChromium(url))?.origin;
    if (!origin || origin === 'null') return;
    const browserContextId = await this.contextId();
    for (const [permission, names] of PERMISSIONS) {
      const setting = (await this.#allows(contents, permission, fromChromium(url)))
        ? 'granted'
        : 'denied';
      for (const name of names)
        await engine().browser.send('Browser.setPermission', {
          permission: { name },
          setting,
          origin,
          ...(browserContextId === undefined ? {} : { browserContextId }),
        });
    }
  }
}

const sessions = new Map<string, StandInSession>();

const fromPartition = (partition: string): StandInSession => {
  const known = sessions.get(partition) ?? new StandInSession(partition);
  sessions.set(partition, known);
  return known;
};

export const session = {
  get defaultSession() {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready');
    return fromPartition('');
  },
  fromPartition,
};
