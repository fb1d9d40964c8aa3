import type { Screen } from './namespaces.ts';
import { codeOf, standBefore } from './phone.ts';

/** Runs at a host of its own and asks for whom it is told to. A page waits for so long, and asks again. */
const PATIENCE_MS = 1_500;

type Asked = { readonly n: number; readonly url: string; readonly init: RequestInit };
type Read = { readonly n: number; readonly screen: Screen };

const fetched = async ({ url, init }: Asked) => {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  const { status, headers } = response;
  return { status, cookies: headers.getSetCookie(), body: await response.text() };
};
const read = async ({ kiosk, screen, offer }: Screen) => {
  const { ticket, link } = await standBefore(kiosk, screen, offer);
  link.close();
  return codeOf(ticket);
};
const answer = async (asked: Asked | Read): Promise<object> => {
  const { n } = asked;
  try {
    return { n, answer: 'screen' in asked ? await read(asked.screen) : await fetched(asked) };
  } catch (error) {
    return { n, error: String(error) };
  }
};
process.on('message', (asked: Asked | Read) => {
  void answer(asked).then((said) => process.send?.(said));
});
