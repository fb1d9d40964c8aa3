import { APP_ORIGIN, originOf } from './app-address.ts';

/** What a window asks for, in the shape of either of Electron's two handlers. */
export type Asked = {
  readonly permission: string;
  /** Of the page that asks. */
  readonly url: string;
  readonly isMainFrame: boolean;
  /** Nothing where Electron does not say: then it is asked for all kinds at once. */
  readonly media: readonly string[];
};

/**
 * A screen's own page may open its camera while somebody before it has said yes: video alone, in the top frame, from
 * our own origin. Everything else is refused, as it was before there were cameras.
 */
export const isCameraForScreen = (
  { permission, url, isMainFrame, media }: Asked,
  inUse: boolean,
): boolean =>
  permission === 'media' &&
  inUse &&
  isMainFrame &&
  originOf(url) === APP_ORIGIN &&
  media.length > 0 &&
  media.every((kind) => kind === 'video');
