import {
  createContext,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { EventName, EventValue, Link, LinkStatus } from '../../preload/contract/index.ts';
import { bridgeTransport } from './bridge.ts';
import { connectLink } from './client.ts';
import { linkUrl, socketTransport } from './socket.ts';

const LinkContext = createContext<Link | null>(null);

export const LinkProvider = ({ link, children }: { link: Link; children: ReactNode }) => (
  <LinkContext value={link}>{children}</LinkContext>
);

/** The page's link: over Electron's bridge where there is one, else over a socket. */
export const openLink = (
  as: 'screen' | 'staff' | 'phone' | 'bench',
  token?: () => string | undefined,
): Link => {
  const bridge = window.lookglass;
  return connectLink(
    () => (bridge ? bridgeTransport(bridge) : socketTransport(linkUrl(window.location, as))),
    token ? { token } : {},
  );
};

export const useLink = (): Link => {
  const link = useContext(LinkContext);
  if (!link) throw new Error('useLink outside LinkProvider');
  return link;
};

/** The present value of an event feed, or undefined until the snapshot has arrived. */
export const useWatch = <N extends EventName>(event: N): EventValue<N> | undefined => {
  const link = useLink();
  const [value, setValue] = useState<EventValue<N>>();
  useEffect(() => link.watch(event, setValue), [link, event]);
  return value;
};

export const useLinkStatus = (): LinkStatus => {
  const link = useLink();
  return useSyncExternalStore(link.onStatus, link.status);
};
