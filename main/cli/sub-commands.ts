import type { CommandIo } from './io.ts';

export type SubCommand = {
  /** What stands behind its name in the list: `FILES... --out MODEL`. */
  readonly takes: string;
  readonly does: string;
  run(args: readonly string[], io: CommandIo): Promise<number>;
};

/** A command that is only a name for several: the first word picks one. Exit code 2 where it picks none. */
export const subCommands =
  (command: string, does: string, list: Readonly<Record<string, SubCommand>>) =>
  async (args: readonly string[], io: CommandIo): Promise<number> => {
    const [name = '', ...rest] = args;
    if (Object.hasOwn(list, name)) return list[name]?.run(rest, io) ?? 2;
    const usage = usageOf(command, does, list);
    if (name === '--help' || name === '-h') {
      io.out(usage);
      return 0;
    }
    io.err(`${name === '' ? 'a word is missing' : `"${name}" is not known`}\n${usage}`);
    return 2;
  };

const usageOf = (
  command: string,
  does: string,
  list: Readonly<Record<string, SubCommand>>,
): string => {
  const lines = Object.entries(list).map(
    ([name, { takes, does: what }]) => `  lookglass ${command} ${name} ${takes}\n      ${what}\n`,
  );
  return `lookglass ${command}: ${does}\n\n${lines.join('')}\nEach says more with --help.\n`;
};
