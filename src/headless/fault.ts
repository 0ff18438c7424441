import { err, type Result } from '../kernel/lib/result.ts';

/** Why a command line has no answer. */
export interface Fault {
  /** 1: something is wrong with what was read; 2: with the command line itself. */
  readonly exit: 1 | 2;
  /** Where, what, and what to do about it: one or more lines. */
  readonly message: string;
}

export type Outcome<T> = Result<T, Fault>;

/** Bad input. `where` names the file and the place in it. */
export function badInput(where: string, message: string): Outcome<never> {
  return err({ exit: 1, message: where === '' ? message : `${where}: ${message}` });
}

export function badUsage(message: string): Outcome<never> {
  return err({ exit: 2, message });
}
