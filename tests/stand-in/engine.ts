import { hasDisplay } from '../../build/electron-binary.ts';
import { findBrowser } from '../../main/shell/browser-find.ts';
import { findPageBrowser } from '../fakes/page-browser.ts';
import { chromiumSwitches } from './boot.ts';
import { Chromium, type Session } from './chromium.ts';

export type Target = { targetId: string; session: Session };

/** Decides on a window a page wants to open; false closes it before it shows. */
export type JudgePopup = (openerId: string) => boolean;

const appended: string[] = [];
const arrivals = new Map<string, PromiseWithResolvers<Session>>();
let chromium: Chromium | null = null;

export const appendSwitch = (text: string): void => void appended.push(text);

export const engine = (): Chromium => {
  if (!chromium) throw new Error('Electron is not ready yet.');
  return chromium;
};

export const isRunning = (): boolean => chromium !== null && !chromium.closed;

const arrival = (targetId: string): PromiseWithResolvers<Session> => {
  const known = arrivals.get(targetId) ?? Promise.withResolvers<Session>();
  arrivals.set(targetId, known);
  return known;
};

export const startEngine = async (judge: JudgePopup, onExit: () => void): Promise<void> => {
  const executable =
    process.env['LOOKGLASS_CHROMIUM'] ?? (hasDisplay() ? findBrowser()?.path : findPageBrowser());
  if (!executable) throw new Error('No Chromium found: set LOOKGLASS_CHROMIUM to its path.');
  const started = await Chromium.launch(executable, [...appended, ...chromiumSwitches()], onExit);
  chromium = started;
  started.browser.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) => {
    if (!waitingForDebugger) return;
    const session = started.session(sessionId);
    const { targetId, openerId } = targetInfo;
    if (!openerId) {
      arrival(targetId).resolve(session);
      return;
    }
    const allowed = judge(openerId);
    session.send('Runtime.runIfWaitingForDebugger').catch(() => {});
    if (!allowed) started.browser.send('Target.closeTarget', { targetId }).catch(() => {});
  });
  await started.browser.send('Target.setAutoAttach', {
    autoAttach: true,
    // A window is prepared before it runs anything, and a popup is judged before it does.
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  });
};

export const openTarget = async (
  size: { width: number; height: number },
  browserContextId: string | undefined,
): Promise<Target> => {
  const { targetId } = await engine().browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    ...size,
    ...(browserContextId === undefined ? {} : { browserContextId }),
  });
  return { targetId, session: await arrival(targetId).promise };
};
