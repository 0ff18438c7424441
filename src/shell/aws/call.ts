import { type CommandError, formatCommandError } from '../../aws/errors.ts';
import type { AwsError } from '../../kernel/cloud/aws-error.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { ok, type Result } from '../../kernel/lib/result.ts';
import { type CommandContext, type CommandResult, fail } from '../bash/command.ts';
import type { ShellPlace, ShellSession } from '../ports.ts';

/** One `aws` command under way: what it may use, and what it has asked of the cloud. */
export interface AwsCall {
  readonly context: CommandContext;
  readonly session: ShellSession;
  /** The place of calls that say nothing about theirs. */
  readonly home: ShellPlace;
  /** `--profile`, as given. */
  readonly profile: string | undefined;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Asks the person in front; absent where nobody is. */
  readonly ask: ((question: string) => Promise<string | undefined>) | undefined;
  /** One API call. Every one takes a second of the document's time, as it would take a moment of ours. */
  request(
    service: string,
    operation: string,
    input: JsonObject,
    place: ShellPlace,
  ): Result<JsonObject, AwsError>;
  /** A line of our own beside AWS's words. */
  hint(sentence: string): string;
}

const CALL_MS = 1000;

/** A call that keeps account of its requests. */
export function startCall(
  label: string,
  options: Omit<AwsCall, 'request' | 'hint'>,
): { readonly call: AwsCall; readonly requests: readonly CloudRequest[] } {
  const requests: CloudRequest[] = [];
  const call: AwsCall = {
    ...options,
    request: (service, operation, input, place) => {
      options.session.advance(options.session.cloud.clock + CALL_MS);
      const request = { service, operation, input, ...place, at: options.session.cloud.clock };
      const answer = options.session.perform(label, request);
      if (!answer.ok) return answer;
      requests.push(request);
      return ok(answer.value);
    },
    hint: (sentence) => `skytrace: ${sentence}\n`,
  };
  return { call, requests };
}

/** What AWS CLI prints when the service refuses. */
export function refusal(operation: string, { code, message }: AwsError): string {
  return `\nAn error occurred (${code}) when calling the ${operation} operation: ${message}\n`;
}

/** A line that is wrong, in AWS CLI's words, with the nearest right name beside it. */
export function refuse(call: AwsCall, error: CommandError): CommandResult {
  const hint = error.hint === undefined ? '' : call.hint(`did you mean ${error.hint}?`);
  return fail(formatCommandError(error) + hint, error.exitCode);
}
