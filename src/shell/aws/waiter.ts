import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { applyQuery } from './query.ts';

export interface WaiterModel {
  readonly operation: string;
  /** Seconds between two calls. */
  readonly delay: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly Acceptor[];
}

export type WaiterTable = { readonly [name: string]: WaiterModel };

export interface Acceptor {
  readonly state: string;
  readonly matcher: string;
  readonly expected: JsonValue;
  /** JMESPath over the answer, for the matchers that look into it. */
  readonly argument?: string;
}

/** An answer of the repeated call: what it said, or the code of its refusal. */
export type WaiterAnswer =
  | { readonly ok: true; readonly output: JsonObject }
  | { readonly ok: false; readonly code: string; readonly message: string };

export type WaiterVerdict =
  | { readonly state: 'success' }
  /** `because` says what was expected and seen, when something was. */
  | { readonly state: 'retry'; readonly because?: string }
  | { readonly state: 'failure'; readonly reason: string };

/** What one answer means to the waiter. */
export function judgeAnswer(waiter: WaiterModel, answer: WaiterAnswer): WaiterVerdict {
  for (const acceptor of waiter.acceptors) {
    if (!matches(acceptor, answer)) continue;
    if (acceptor.state !== 'failure') return { state: acceptor.state === 'success' ? 'success' : 'retry' };
    return {
      state: 'failure',
      reason: `Waiter encountered a terminal failure state: ${explain(acceptor)}`,
    };
  }
  if (!answer.ok)
    return { state: 'failure', reason: `An error occurred (${answer.code}): ${answer.message}` };
  return { state: 'retry' };
}

function matches({ matcher, expected, argument = '' }: Acceptor, answer: WaiterAnswer): boolean {
  if (matcher === 'error') {
    if (typeof expected === 'boolean') return expected === !answer.ok;
    return !answer.ok && answer.code === expected;
  }
  if (matcher === 'status') return answer.ok ? expected === 200 : expected === 404 && isNotFound(answer.code);
  if (!answer.ok) return false;
  const found = applyQuery(argument, answer.output);
  if (!found.ok) return false;
  if (matcher === 'path') return found.value === expected;
  const items = Array.isArray(found.value) ? (found.value as readonly JsonValue[]) : [];
  if (matcher === 'pathAll') return items.length > 0 && items.every((item) => item === expected);
  return matcher === 'pathAny' && items.includes(expected);
}

function isNotFound(code: string): boolean {
  return code === '404' || /NotFound|NoSuch/.test(code);
}

function explain({ matcher, expected, argument }: Acceptor): string {
  const value = typeof expected === 'string' ? `"${expected}"` : String(expected);
  switch (matcher) {
    case 'path':
      return `For expression "${argument}" we matched expected path: ${value}`;
    case 'pathAll':
      return `For expression "${argument}" all members matched expected path: ${value}`;
    case 'pathAny':
      return `For expression "${argument}" we matched expected path: ${value} at least once`;
    case 'status':
      return `Matched expected HTTP status code: ${String(expected)}`;
    default:
      return `Matched expected service error code: ${String(expected)}`;
  }
}
