import { session as sessions, type App, type Session, type WebContents } from 'electron';
import type { Log } from '../base/log.ts';
import { isScreenAddress, originOf } from './app-address.ts';
import { isCameraForScreen } from './camera-gate.ts';

/** Whether the screen of this window may use its camera now. */
export type MayUseCamera = (contents: WebContents) => boolean;

/** Nothing a page may ever load from, even if a policy header were missing. */
const LOADABLE = /^(app|data|blob|devtools):/;

const lockSession = (session: Session, log: Log, mayUseCamera: MayUseCamera): void => {
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const { requestingUrl: url, isMainFrame } = details;
    const allowed = isCameraForScreen(
      { permission, url, isMainFrame, media },
      mayUseCamera(contents),
    );
    if (!allowed) log.warn('permission refused', { permission });
    decide(allowed);
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType];
    return isCameraForScreen(
      { permission, url: origin, isMainFrame: details.isMainFrame, media },
      contents !== null && mayUseCamera(contents),
    );
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, decide) => {
    const cancel = !LOADABLE.test(request.url);
    if (cancel) log.warn('request refused', { origin: originOf(request.url) ?? 'unreadable' });
    decide({ cancel });
  });
};

const lockContents = (contents: WebContents, log: Log): void => {
  contents.on('will-frame-navigate', (event) => {
    // A page may reload itself, when the host has moved on to another build.
    if (event.isMainFrame && isScreenAddress(event.url)) return;
    log.warn('navigation refused', { origin: originOf(event.url) ?? 'unreadable' });
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isScreenAddress(event.url)) event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('window refused', { origin: originOf(url) ?? 'unreadable' });
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
};

/** Every session and every page, also ones nobody thought of, starts with nothing allowed. */
export const lockDown = (app: App, log: Log, mayUseCamera: MayUseCamera = () => false): void => {
  const locked = new WeakSet<Session>();
  const lock = (session: Session) => {
    if (locked.has(session)) return;
    locked.add(session);
    lockSession(session, log, mayUseCamera);
  };
  app.on('session-created', lock);
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
  void app.whenReady().then(() => lock(sessions.defaultSession));
};
