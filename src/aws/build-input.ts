import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import type { CommandOption } from './command-option.ts';
import { findCustomization } from './customizations.ts';
import { type CommandError, generalError, parameterError, usageError } from './errors.ts';
import { isJsonObject, parseJson } from './json-object.ts';
import type { MatchedOption } from './match-words.ts';
import { checkInput } from './parameter-report.ts';
import type { PagingOptions } from './parsed-command.ts';
import { parsePythonInteger } from './python-text.ts';
import { type FileReader, loadFile, readValue } from './read-value.ts';
import type { OperationModel, ServiceModel } from './shape.ts';

export interface GivenCommand {
  readonly model: ServiceModel;
  readonly operation: string;
  readonly operationModel: OperationModel;
  /** At most one per destination, in the order of the operation's options. */
  readonly given: readonly MatchedOption<CommandOption>[];
  readonly files: FileReader | undefined;
}

export interface BuiltInput {
  readonly input: JsonObject;
  readonly paging: PagingOptions;
  readonly skeleton?: string;
}

/** Turns matched options into the operation's input, through every stage that AWS's command line has. */
export function buildInput(command: GivenCommand): Result<BuiltInput, CommandError> {
  const { model, operation, operationModel, given } = command;
  const clash = contradiction(given);
  if (clash !== undefined) return err(clash);
  const members = readMembers(command);
  if (!members.ok) return members;
  const customization = findCustomization(model.service, operation);
  const custom = new Map(
    given.flatMap(({ option, words }) =>
      option.role.kind === 'custom' ? [[option.name, words] as const] : [],
    ),
  );
  const read = customization?.read?.(custom, members.value) ?? ok(members.value);
  if (!read.ok) return read;
  const merged = mergeInputJson(command, read.value);
  if (!merged.ok) return merged;
  const input = customization?.finish?.(merged.value) ?? merged.value;
  const paging = readPaging(given);
  if (!paging.ok) return paging;
  const skeleton = readSkeleton(given);
  const problem =
    skeleton === 'input' || operationModel.input === undefined
      ? undefined
      : checkInput(model, operationModel.input, input);
  if (problem !== undefined) return err(problem);
  return ok({ input, paging: paging.value, ...(skeleton !== undefined && { skeleton }) });
}

function readMembers(command: GivenCommand): Result<JsonObject, CommandError> {
  const entries: [string, JsonValue][] = [];
  for (const { option, words } of command.given) {
    const { role } = option;
    if (role.kind === 'flag') entries.push([role.member, role.value]);
    else if (role.kind === 'attribute-flag' && words.length === 0)
      entries.push([role.member, { Value: role.value }]);
    else if (role.kind === 'member' || role.kind === 'attribute-flag') {
      const context = { model: command.model, option: `--${option.name}`, files: command.files };
      const value = readValue(context, role.shape, words);
      if (!value.ok) return value;
      entries.push([role.member, value.value]);
    }
  }
  return ok(Object.fromEntries(entries));
}

/** An attribute's two options have destinations of their own, so that giving both is an error. */
function contradiction(given: readonly MatchedOption<CommandOption>[]): CommandError | undefined {
  const names = given.flatMap(({ option }) => (option.role.kind === 'attribute-flag' ? [option.name] : []));
  const both = names.find((name) => names.includes(`no-${name}`));
  if (both === undefined) return undefined;
  return generalError(`Cannot specify both the "--${both}" option and the "--no-${both}" option.`);
}

/** Members of `--cli-input-json` that no other option gave. */
function mergeInputJson(command: GivenCommand, input: JsonObject): Result<JsonObject, CommandError> {
  const word = command.given.find(({ option }) => option.role.kind === 'input-json')?.words[0];
  if (word === undefined) return ok(input);
  const loaded = loadFile(command.files, word);
  if (!loaded.ok) return err(parameterError('--cli-input-json', loaded.error));
  const text = loaded.value ?? word;
  const json = parseJson(text);
  if (!json.ok) {
    return err(parameterError('--cli-input-json', `Invalid JSON: ${json.error}\nJSON received: ${text}`));
  }
  if (!isJsonObject(json.value)) {
    return err(parameterError('--cli-input-json', `Invalid JSON: not an object\nJSON received: ${text}`));
  }
  return ok({ ...json.value, ...input });
}

function readPaging(
  given: readonly MatchedOption<CommandOption>[],
): Result<BuiltInput['paging'], CommandError> {
  const paging: { startingToken?: string; pageSize?: number; maxItems?: number } = {};
  for (const { option, words } of given) {
    const word = words[0] ?? '';
    if (option.role.kind !== 'page') continue;
    if (option.role.setting === 'startingToken') paging.startingToken = word;
    else {
      const count = parsePythonInteger(word);
      if (count === undefined)
        return err(usageError(`argument --${option.name}: invalid int value: '${word}'`));
      paging[option.role.setting] = count;
    }
  }
  return ok(paging);
}

function readSkeleton(given: readonly MatchedOption<CommandOption>[]): string | undefined {
  const match = given.find(({ option }) => option.role.kind === 'skeleton');
  return match === undefined ? undefined : (match.words[0] ?? 'input');
}
