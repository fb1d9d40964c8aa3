export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/** Facts, not prose: numbers and short strings. Never a PIN, token, coupon code, person or camera content. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type Log = {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A log whose lines carry `name` in front. */
  part(name: string): Log;
};

const order: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** One line per fact: time, level, part, message, `key=value`. Reads well in a terminal and in journald. */
export const lineLog = (
  write: (line: string) => void,
  wall: () => number,
  level: LogLevel = 'info',
  name = '',
): Log => {
  const line = (at: LogLevel) => (message: string, fields?: LogFields) => {
    if (order[at] < order[level]) return;
    const rest = Object.entries(fields ?? {})
      .filter(([, value]) => value !== undefined)
      .map(
        ([key, value]) =>
          ` ${key}=${/[\s"=]/.test(String(value)) ? JSON.stringify(String(value)) : String(value)}`,
      )
      .join('');
    write(
      `${new Date(wall()).toISOString()} ${at.padEnd(5)} ${name ? `${name}: ` : ''}${message}${rest}\n`,
    );
  };
  return {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    part: (part) => lineLog(write, wall, level, name ? `${name}/${part}` : part),
  };
};

/** One JSON object per fact, for collectors. */
export const jsonLog = (
  write: (line: string) => void,
  wall: () => number,
  level: LogLevel = 'info',
  name = '',
): Log => {
  const line = (at: LogLevel) => (message: string, fields?: LogFields) => {
    if (order[at] < order[level]) return;
    const time = new Date(wall()).toISOString();
    write(`${JSON.stringify({ time, level: at, part: name || undefined, message, ...fields })}\n`);
  };
  return {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    part: (part) => jsonLog(write, wall, level, name ? `${name}/${part}` : part),
  };
};

export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  part: () => silentLog,
};
