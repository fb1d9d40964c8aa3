import type { OnBeforeRequestListenerDetails } from 'electron';
import { fromChromium, isClaimed, toChromium } from './addresses.ts';
import { cancellable } from './cancellable.ts';
import type { Session } from './chromium.ts';
import type { WebContents } from './web-contents.ts';

type FailReason = 'Aborted' | 'BlockedByClient' | 'AddressUnreachable' | 'Failed';
type Paused = {
  requestId: string;
  frameId: string;
  resourceType: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
};

const TYPES: Readonly<Record<string, OnBeforeRequestListenerDetails['resourceType']>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  WebSocket: 'webSocket',
};

const typeOf = (paused: Paused, isMainFrame: boolean) => {
  if (paused.resourceType !== 'Document') return TYPES[paused.resourceType] ?? 'other';
  return isMainFrame ? 'mainFrame' : 'subFrame';
};

/** Whether the page's owner lets a frame go where it wants to. Loads that main began are not asked about. */
const mayNavigate = (contents: WebContents, url: string, isMainFrame: boolean): boolean => {
  const event = cancellable({ url, isMainFrame, isSameDocument: false });
  contents.emit('will-frame-navigate', event);
  if (isMainFrame && !event.defaultPrevented) contents.emit('will-navigate', event, url);
  return !event.defaultPrevented;
};

const toRequest = (url: string, { method, headers, postData }: Paused['request']): Request => {
  const hasBody = method !== 'GET' && method !== 'HEAD' && postData !== undefined;
  return new Request(url, { method, headers, ...(hasBody ? { body: postData } : {}) });
};

const fulfil = async (session: Session, requestId: string, response: Response): Promise<void> => {
  const body = Buffer.from(await response.arrayBuffer());
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: body.toString('base64'),
  });
};

/** One request of a page, through navigation policy, `webRequest` and the session's schemes. */
const answer = async (
  contents: WebContents,
  session: Session,
  paused: Paused,
): Promise<unknown> => {
  const { requestId, request } = paused;
  const fail = (errorReason: FailReason) =>
    session.send('Fetch.failRequest', { requestId, errorReason });
  const url = fromChromium(request.url);
  const isDocument = paused.resourceType === 'Document';
  const isMainFrame = isDocument && paused.frameId === contents.frameId;

  if (isDocument && !(isMainFrame && contents.expects(request.url)))
    if (!mayNavigate(contents, url, isMainFrame)) return fail('Aborted');

  const { cancel, redirectURL } = await contents.session.webRequest.judge({
    id: Number(requestId.replaceAll(/\D/g, '')),
    url,
    method: request.method,
    webContentsId: contents.id,
    resourceType: typeOf(paused, isMainFrame),
    referrer: request.headers['Referer'] ?? '',
    timestamp: Date.now(),
    uploadData: [],
  });
  if (cancel) return fail('BlockedByClient');
  if (redirectURL)
    return fulfil(
      session,
      requestId,
      new Response(null, { status: 307, headers: { location: toChromium(redirectURL) } }),
    );

  const scheme = url.slice(0, url.indexOf(':'));
  const handler = contents.session.protocol.handlerOf(scheme);
  if (!handler)
    return isClaimed(scheme)
      ? fail('AddressUnreachable')
      : session.send('Fetch.continueRequest', { requestId });
  let response: Response;
  try {
    response = await handler(toRequest(url, request));
  } catch (error) {
    console.error('stand-in: a protocol handler failed', error);
    return fail('Failed');
  }
  return fulfil(session, requestId, response);
};

/** Puts the owner of a page before everything it loads. */
export const guardRequests = (contents: WebContents, session: Session): Promise<unknown> => {
  session.on('Fetch.requestPaused', (paused) => {
    answer(contents, session, paused).catch((error: unknown) => {
      // A page that is gone takes its requests with it.
      if (!/closed|Invalid InterceptionId|not found/i.test(String(error)))
        console.error('stand-in: a request was not answered', error);
    });
  });
  return session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
};
