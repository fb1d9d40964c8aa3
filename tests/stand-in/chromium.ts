import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { CDPSession } from '@playwright/test';

/** Playwright's own types of the DevTools protocol: commands and events are checked against them. */
export type Send = CDPSession['send'];
type Protocol = { id?: number; sessionId?: string; method: string; params: unknown };
type Answer = { id: number; result: unknown; error?: { message: string } };
type Waiting = {
  method: string;
  answer: (result: unknown) => void;
  refuse: (error: Error) => void;
};

const FLAGS = [
  // Playwright joins over the same port, whose address Chromium prints.
  '--remote-debugging-port=0',
  // A lifeline: Chromium ends when this pipe does, however we end.
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades',
  '--disable-popup-blocking',
  '--enable-unsafe-swiftshader',
];

/** One target's conversation, or the browser's own where there is no id. */
export class Session {
  readonly #events = new EventEmitter();
  readonly send: Send;

  constructor(send: Send) {
    this.send = send;
    this.#events.setMaxListeners(0);
  }

  readonly on = ((event: string, listener: (params: unknown) => void) => {
    this.#events.on(event, listener);
  }) as unknown as CDPSession['on'];

  deliver(method: string, params: unknown): void {
    this.#events.emit(method, params);
  }
}

const TRIES = 20;
const BETWEEN_TRIES_MS = 150;

/** A Chromium that has just printed its address may refuse the first who comes, on a machine with much to do. */
const connected = async (address: string): Promise<WebSocket> => {
  for (let tries = 1; ; tries++) {
    const socket = new WebSocket(address);
    const open = await new Promise<boolean>((resolve) => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
    });
    if (open) return socket;
    if (tries === TRIES) throw new Error(`chromium does not answer at ${address}`);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
};

/** A Chromium of its own profile, spoken to over the DevTools protocol. */
export class Chromium {
  readonly process: ChildProcess;
  readonly browser: Session;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #sessions = new Map<string, Session>();
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 0;
  closed = false;

  static async launch(
    executable: string,
    switches: readonly string[],
    onExit: () => void,
  ): Promise<Chromium> {
    const profile = mkdtempSync(join(tmpdir(), 'lookglass-stand-in-'));
    const headless = !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
    const child = spawn(
      executable,
      [
        ...FLAGS,
        `--user-data-dir=${profile}`,
        ...(headless ? ['--headless=new', '--window-size=1080,1920'] : []),
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ...switches,
      ],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
    );
    const stderr = child.stdio[2] as Readable;
    const address = await new Promise<string>((resolve, reject) => {
      let text = '';
      stderr.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        const found = /^DevTools listening on (ws:\/\/\S+)$/m.exec(text);
        if (!found?.[1]) return;
        // The line Playwright waits for on Electron's own standard error.
        process.stderr.write(`${found[0]}\n`);
        stderr.removeAllListeners('data').resume();
        resolve(found[1]);
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`chromium ended with ${code}: ${text}`)));
    });
    return new Chromium(child, profile, await connected(address), onExit);
  }

  private constructor(child: ChildProcess, profile: string, socket: WebSocket, onExit: () => void) {
    this.process = child;
    this.#profile = profile;
    this.#socket = socket;
    this.browser = new Session(this.#sender());
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)) as Protocol | Answer);
    child.once('exit', () => {
      this.closed = true;
      for (const { refuse } of this.#waiting.values()) refuse(new Error('browser closed'));
      onExit();
    });
  }

  session(id: string): Session {
    const known = this.#sessions.get(id);
    if (known) return known;
    const session = new Session(this.#sender(id));
    this.#sessions.set(id, session);
    return session;
  }

  #sender(sessionId?: string): Send {
    const send = (method: string, params: unknown = {}): Promise<unknown> => {
      if (this.closed) return Promise.reject(new Error('browser closed'));
      const id = ++this.#nextId;
      return new Promise((answer, refuse) => {
        this.#waiting.set(id, { method, answer, refuse });
        this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
      });
    };
    return send as Send;
  }

  #hear(message: Protocol | Answer): void {
    if ('method' in message) {
      const session = message.sessionId ? this.session(message.sessionId) : this.browser;
      session.deliver(message.method, message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.refuse(new Error(`${waiting.method}: ${message.error.message}`));
    else waiting?.answer(message.result);
  }

  async close(): Promise<void> {
    if (!this.closed) {
      const gone = new Promise((resolve) => this.process.once('exit', resolve));
      this.browser.send('Browser.close').catch(() => this.process.kill('SIGKILL'));
      const late = setTimeout(() => this.process.kill('SIGKILL'), 3_000);
      await gone;
      clearTimeout(late);
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
