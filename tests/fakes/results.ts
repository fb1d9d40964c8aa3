import type { Fault, Result } from '../../preload/contract/index.ts';

/** What a call that must not be refused answered. */
export const good = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.fault)}`);
  return result.value;
};

/** Why a call that must be refused was. */
export const faultOf = (result: Result<unknown>): Fault => {
  if (result.ok) throw new Error('was not refused');
  return result.fault;
};

/** `ok`, or the code that it was refused with. */
export const outcomeOf = (result: Result<unknown>): 'ok' | Fault['code'] =>
  result.ok ? 'ok' : result.fault.code;
