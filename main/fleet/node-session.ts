import type { KeyObject } from 'node:crypto';
import { challengeAnswer, paths, sessionAnswer } from './long-poll-wire.ts';
import { answerChallenge } from './sessions.ts';

const ANSWER_MS = 15_000;

class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the hub answered ${status}`);
    this.status = status;
  }
}

/** Asks the hub something as this kiosk; what it answers, or a throw. Lets itself in first, and again where its session ran out. */
export type AskHub = (path: string, body: object, limitMs?: number) => Promise<unknown>;

export const openNodeSession = (parts: {
  readonly url: string;
  readonly node: string;
  readonly privateKey: KeyObject;
  readonly closing: AbortSignal;
}): AskHub => {
  const { node, privateKey, closing } = parts;
  const base = parts.url.replace(/\/+$/, '');
  let token: string | null = null;

  const post = async (path: string, body: object, limitMs: number): Promise<unknown> => {
    const answer = await fetch(base + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.any([closing, AbortSignal.timeout(limitMs)]),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Refused(answer.status);
    return JSON.parse(text) as unknown;
  };
  const enter = async (): Promise<void> => {
    const { challenge } = challengeAnswer.parse(await post(paths.challenge, { node }, ANSWER_MS));
    const signature = answerChallenge(privateKey, challenge);
    const opened = await post(paths.session, { challenge, signature }, ANSWER_MS);
    token = sessionAnswer.parse(opened).token;
  };

  return async (path, body, limitMs = ANSWER_MS) => {
    if (token === null) await enter();
    try {
      return await post(path, body, limitMs);
    } catch (error) {
      if (!(error instanceof Refused && error.status === 401)) throw error;
      // The session ran out, or the hub has a new key.
      token = null;
      await enter();
      return post(path, body, limitMs);
    }
  };
};
