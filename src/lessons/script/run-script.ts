import { parseCommand } from '../../aws/parse-command.ts';
import type { Place } from '../../editor/document.ts';
import { applyRequest } from '../../kernel/cloud/apply.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { replaceMentions } from './names.ts';
import { selectText } from './query.ts';
import { scriptLines } from './script-lines.ts';

/** A cloud and what the variables of its script hold. */
export interface ScriptState {
  readonly cloud: AwsCloud;
  readonly variables: ReadonlyMap<string, string>;
  /** Whose calls its lines make when they do not say; LESSON_PLACE when absent. */
  readonly place?: Place;
}

/** One command that was carried out. */
export interface RanCommand {
  /** Number of its first line in the script, from 0. */
  readonly line: number;
  readonly request: CloudRequest;
  readonly changes: boolean;
  /** To be typed by a learner: names and earlier variables are ids already. */
  readonly shown: string;
}

export interface ScriptProblem {
  readonly line: number;
  readonly message: string;
}

export interface ScriptRun {
  readonly state: ScriptState;
  readonly ran: readonly RanCommand[];
  readonly problems: readonly ScriptProblem[];
}

export const LESSON_PLACE = { account: '111122223333', region: 'us-east-1' } as const;

export interface RunOptions {
  /** Numbers of commands to leave out (0 is the first command). Ids stay as they are with them. */
  readonly without?: ReadonlySet<number>;
  /** Goes on after a command that is refused, as a person would. */
  readonly goesOn?: boolean;
}

/**
 * Carries out a script of `aws` lines: `NAME=$(aws … --query … --output text)` keeps a text of the
 * answer, `$NAME` uses it, `@name` is the id of the resource of that name. What is pending settles after
 * each line. Stops at the first line that is refused or not understood.
 */
export function runScript(start: ScriptState, script: string, options: RunOptions = {}): ScriptRun {
  let { cloud } = start;
  const { place } = start;
  const state = () => ({ cloud, variables, ...(place === undefined ? {} : { place }) });
  const variables = new Map(start.variables);
  const ran: RanCommand[] = [];
  const problems: ScriptProblem[] = [];
  for (const [index, { text, line }] of scriptLines(script).entries()) {
    const done = runLine(state(), start.variables, text);
    if (options.without?.has(index) === true) {
      // What is made later keeps its ids: a line that writes one out means the same thing still.
      if (done.ok) cloud = { ...cloud, ordinals: done.value.cloud.ordinals };
      continue;
    }
    if (!done.ok) {
      problems.push({ line, message: done.error });
      if (options.goesOn === true) continue;
      break;
    }
    const { capture, ...command } = done.value;
    cloud = done.value.cloud;
    if (capture !== null) variables.set(capture.name, capture.value);
    ran.push({ line, request: command.request, changes: command.changes, shown: command.shown });
  }
  return { state: state(), ran, problems };
}

interface Done {
  readonly cloud: AwsCloud;
  readonly request: CloudRequest;
  readonly changes: boolean;
  readonly shown: string;
  readonly capture: { readonly name: string; readonly value: string } | null;
}

function runLine(
  { cloud, variables, place = LESSON_PLACE }: ScriptState,
  before: ReadonlyMap<string, string>,
  text: string,
): Result<Done, string> {
  const capture = /^([A-Za-z_]\w*)="?\$\((.*)\)"?$/s.exec(text);
  const inner = capture?.[2]?.trim() ?? text;
  const substituted = substitute(inner, variables);
  if (!substituted.ok) return substituted;
  const words = replaceMentions(cloud, substituted.value);
  if (!words.ok) return words;
  const parsed = parseCommand(words.value);
  if (!parsed.ok) return err(parsed.error.message.split('\n').slice(0, 3).join(' '));
  const { service, operation, input, profile, region, query } = parsed.value;
  const request: CloudRequest = {
    service,
    operation,
    input,
    account: profile ?? place.account,
    region: region ?? place.region,
    at: cloud.clock,
  };
  const outcome = applyRequest(awsRegistry, cloud, request);
  if (!outcome.ok) return err(`AWS refuses it. ${outcome.error.code}: ${outcome.error.message}`);
  const kept = capture === null ? ok(null) : keep(capture[1] ?? '', outcome.output, query);
  if (!kept.ok) return kept;
  return ok({
    cloud: settle(awsRegistry, outcome.cloud),
    request,
    changes: isChange(operation),
    shown: shownLine(cloud, before, text),
    capture: kept.value,
  });
}

/** Whether an operation can change anything: those that only look are not counted as edits. */
export function isChange(operation: string): boolean {
  return !/^(?:Describe|Get|List|Search)/.test(operation);
}

function keep(name: string, output: JsonObject, query: string | undefined) {
  if (query === undefined) return err(`${name}=$(…) needs --query to say which text of the answer is kept.`);
  const value = selectText(output, query);
  return value.ok ? ok({ name, value: value.value }) : value;
}

/** As a learner types it: what was known before the script is written out, its own variables stay. */
function shownLine(cloud: AwsCloud, before: ReadonlyMap<string, string>, text: string): string {
  const known = substitute(text, before, true);
  const replaced = replaceMentions(cloud, known.ok ? known.value : text);
  return replaced.ok ? replaced.value : text;
}

/** `"$VPC"` and `${VPC}`, wherever the shell would expand them. */
function substitute(
  text: string,
  variables: ReadonlyMap<string, string>,
  keepsUnknown = false,
): Result<string, string> {
  let quote = '';
  let done = '';
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? '';
    if (quote !== "'" && char === '\\') {
      done += char + (text[index + 1] ?? '');
      index++;
      continue;
    }
    if (quote === '' ? char === "'" || char === '"' : char === quote) quote = quote === '' ? char : '';
    const name = quote !== "'" && char === '$' ? /^\$\{?([A-Za-z_]\w*)\}?/.exec(text.slice(index)) : null;
    if (name === null) {
      done += char;
      continue;
    }
    const value = variables.get(name[1] ?? '');
    if (value === undefined && !keepsUnknown) return err(`${name[0]} has no value yet.`);
    done += value ?? name[0];
    index += name[0].length - 1;
  }
  return ok(done);
}
