import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { buildLibrary } from './c-library.ts';

export type Life = {
  /** Each line that it says; `kill` ends it there and then. */
  readonly hear: (line: string, kill: () => void) => void;
};
export type Nursery = {
  /** One life of the program from birth to death: the signal that ended it, or null where it ended by itself. */
  live(args: readonly string[], life: Life): Promise<NodeJS.Signals | null>;
  close(): Promise<void>;
};

type Program = { readonly program: string; readonly env: NodeJS.ProcessEnv };

/** A new process for each life, which loads all that it needs. */
const oneByOne = ({ program, env }: Program): Nursery => ({
  async live(args, { hear }) {
    const run = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env,
    });
    createInterface({ input: run.stdout }).on('line', (line) => {
      hear(line, () => void run.kill('SIGKILL'));
    });
    const [, signal] = (await once(run, 'close')) as [unknown, NodeJS.Signals | null];
    return signal;
  },
  close: async () => {},
});

const SIGKILL = 9;

/** A process that has loaded everything, and copies of it: births cost next to nothing. */
const copies = ({ program, env }: Program, library: string): Nursery => {
  const oneThread = ['--single-threaded', '--v8-pool-size=0', '--disable-sigusr1'];
  const mother: ChildProcess = spawn(process.execPath, [...oneThread, program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...env, LOOKGLASS_FORK_SERVER: library },
  });
  let hear: (line: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const gone = new Promise<void>((resolve) => {
    mother.once('close', (code) => {
      fail(new Error(`the process that is copied ended with ${code}`));
      resolve();
    });
  });
  if (!mother.stdout) throw new Error('the process that is copied says nothing');
  createInterface({ input: mother.stdout }).on('line', (line) => hear(line));
  return {
    live: (args, life) =>
      new Promise((resolve, reject) => {
        fail = reject;
        let pid = 0;
        let killed = false;
        const kill = () => {
          killed = true;
          // The copy may have spoken before its birth was told.
          if (pid !== 0) process.kill(pid, 'SIGKILL');
        };
        hear = (line) => {
          const [word, number] = line.split(' ');
          if (word === 'born') {
            pid = Number(number);
            if (killed) kill();
          } else if (word === 'died') resolve(Number(number) === SIGKILL ? 'SIGKILL' : null);
          else life.hear(line, kill);
        };
        mother.stdin?.write(`${JSON.stringify(args)}\n`);
      }),
    async close() {
      mother.stdin?.end();
      await gone;
    },
  };
};

/** `folder` is for what has to be compiled. The program has to call `comeToLife` once it has loaded everything. */
export const openNursery = (folder: string, program: Program): Nursery => {
  const library = buildLibrary('fork-server.c', folder);
  return library === null ? oneByOne(program) : copies(program, library);
};
