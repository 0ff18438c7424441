import type { MatchableOption, MatchedOption } from '../../aws/match-words.ts';
import type { AwsError } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { Result } from '../../kernel/lib/result.ts';
import { errorHint } from '../../text/english/error-hints.ts';
import type { AwsCall } from '../aws/call.ts';
import type { ShellPlace } from '../ports.ts';

/** A refused call, for the commands that stop at it. */
export class S3Refusal extends Error {
  readonly operation: string;
  readonly error: AwsError;

  constructor(operation: string, error: AwsError) {
    super(`An error occurred (${error.code}) when calling the ${operation} operation: ${error.message}`);
    this.operation = operation;
    this.error = error;
  }
}

/** One `aws s3` command under way. */
export class S3Call {
  readonly #call: AwsCall;
  readonly #place: ShellPlace;
  readonly #options: readonly MatchedOption<MatchableOption>[];
  stdout = '';
  stderr = '';
  hasFailed = false;

  constructor(call: AwsCall, place: ShellPlace, options: readonly MatchedOption<MatchableOption>[]) {
    this.#call = call;
    this.#place = place;
    this.#options = options;
  }

  get context(): AwsCall['context'] {
    return this.#call.context;
  }

  get region(): string {
    return this.#place.region;
  }

  get now(): number {
    return this.#call.session.cloud.clock;
  }

  has(name: string): boolean {
    return this.#options.some(({ option }) => option.name === name);
  }

  value(name: string): string | undefined {
    return this.#options.findLast(({ option }) => option.name === name)?.words[0];
  }

  /** `--exclude` and `--include` in their order: the last that matches decides. */
  keeps(path: string): boolean {
    let isKept = true;
    for (const { option, words } of this.#options) {
      if (option.name !== 'exclude' && option.name !== 'include') continue;
      if (globPattern(words[0] ?? '').test(path)) isKept = option.name === 'include';
    }
    return isKept;
  }

  attempt(operation: string, input: JsonObject): Result<JsonObject, AwsError> {
    return this.#call.request('s3api', operation, input, this.#place);
  }

  request(operation: string, input: JsonObject): JsonObject {
    const answer = this.attempt(operation, input);
    if (!answer.ok) throw new S3Refusal(operation, answer.error);
    return answer.value;
  }

  /** A line of ours beside a refused call, where there is something to say. */
  hintFor({ operation, error }: S3Refusal): string {
    const hint = errorHint(operation, error, 's3 ');
    return hint === undefined ? '' : this.#call.hint(hint);
  }

  say(line: string): void {
    if (!this.has('quiet') && !this.has('only-show-errors')) this.stdout += `${line}\n`;
  }

  fail(line: string): void {
    this.hasFailed = true;
    if (!this.has('quiet')) this.stderr += `${line}\n`;
  }
}

function globPattern(glob: string): RegExp {
  const source = glob.replace(/\[(!?)([^\]]+)\]|[.*+?^${}()|\\]/g, (part, not?: string, set?: string) => {
    if (set !== undefined) return `[${not === '!' ? '^' : ''}${set.replaceAll('\\', '\\\\')}]`;
    return part === '*' ? '.*' : part === '?' ? '.' : `\\${part}`;
  });
  return new RegExp(`^${source}$`, 's');
}
