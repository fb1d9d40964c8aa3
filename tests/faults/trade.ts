import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Answer, newPhone, newTill } from '../fakes/phone.ts';
import { each } from '../fleet/crowd.ts';

/** People and two tills that go on as pages do, whatever becomes of the network. */

const AT_ONCE = 6;
const INSIST_MS = 60_000;
const MOST_TRIES = 300;
/** The right is on its way, or with the other. */
const MAY_BE_ELSEWHERE = /^coupon-(?:elsewhere|unknown)$/;
/** Or the hub has heard that it was used, and not yet that it was undone. */
const MAY_BE_UNDONE = /^coupon-(?:elsewhere|unknown|redeemed)$/;

/** The same again, until it is answered. */
export const insist = async <T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> => {
  const until = Date.now() + INSIST_MS;
  for (let tries = 1; ; tries++) {
    let why: unknown;
    const answer = await ask().catch((error: unknown) => ((why = error), null));
    if (answer && answer.status < 500) return answer;
    if (Date.now() > until)
      throw new Error(`nobody answers, asked ${tries} times: ${JSON.stringify(answer?.body)}`, {
        cause: why,
      });
    await delay(50);
  }
};
const done = <T>({ status, body }: Answer<T>): T => {
  if (status !== 200) throw new Error(`refused: ${JSON.stringify(body)}`);
  return body;
};

type Till = Awaited<ReturnType<typeof newTill>>;
type Trade = {
  readonly people: number;
  /** Of the kiosk, and of the hub. */
  readonly tills: readonly [Till, Till];
  readonly comes: () => ReturnType<typeof newPhone>;
  /** The code that the n-th of them sees. */
  readonly codeFor: (n: number) => Promise<string>;
  /** Of the attempts at tills. */
  readonly named: string;
};

/** Each claims and is given goods at one of the tills, some of which is undone and given again. Answers whose goods are out. */
export const trade = async ({ people, tills, comes, codeFor, named }: Trade): Promise<string[]> => {
  /** Goods that are out, by the coupon's code. */
  const goods: string[] = [];
  const claimed = async (n: number): Promise<string> => {
    const phone = comes();
    await insist(phone.wallet);
    for (;;) {
      const code = await codeFor(n);
      const opened = await insist(() => phone.open(code));
      const wait = opened.body.fault?.details?.['retryInMs'];
      if (opened.body.fault?.code === 'slot-full') await delay(Number(wait ?? 1_000));
      // The answer took so long that the code has changed.
      else if (opened.body.fault?.code !== 'code-expired')
        return done(await insist(() => phone.claim(opened.body.pass))).code;
    }
  };
  /** Shown at both tills at once, until one of them gives goods for it. */
  const give = async (n: number, code: string, round = 0): Promise<void> => {
    for (let tries = 0; ; tries++) {
      // What staff were told once stays so: each try is an attempt of its own, asked until it is answered.
      const intentOf = (till: number) => `intent-${named}-${n}-${round}-${tries}-${till}`;
      const answers = await Promise.all(
        tills.map((till, i) => insist(() => till.redeem(code, intentOf(i)))),
      );
      const won = answers.findIndex(({ status }) => status === 200);
      const [till, answer] = [tills[won], answers[won]];
      if (!till || !answer) {
        const codes = answers.map(({ body }) => body.fault?.code ?? '');
        const may = round > 0 ? MAY_BE_UNDONE : MAY_BE_ELSEWHERE;
        if (tries > MOST_TRIES || !codes.every((why) => may.test(why)))
          throw new Error(`nobody takes ${code}: ${codes.join()}`);
        await delay(150);
        continue;
      }
      goods.push(...answers.filter(({ status }) => status === 200).map(() => code));
      if (n % 4 !== round) return;
      const { id } = done(answer);
      done(await insist(() => till.undo(id, `${intentOf(won)}-undo`, 'wrong basket')));
      goods.splice(goods.indexOf(code), 1);
      return give(n, code, round + 4);
    }
  };
  await each(
    Array.from({ length: people }, (_, n) => n),
    AT_ONCE,
    async (n) => {
      const code = await claimed(n);
      await give(n, code);
      // Shown once more, at either till, before everybody knows and after.
      for (const [i, till] of tills.entries()) {
        const again = await insist(() => till.redeem(code, `intent-${named}-${n}-again-${i}`));
        expect(again.body.fault?.code).toMatch(/^coupon-(redeemed|elsewhere|unknown)$/);
      }
    },
  );
  expect(goods).toHaveLength(people);
  return goods;
};
