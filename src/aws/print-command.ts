import type { CloudRequest } from '../kernel/cloud/request.ts';
import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import type { CommandOption, WordGroup } from './command-option.ts';
import { findCustomization } from './customizations.ts';
import { GUEST_SERVICE, printGuestComment } from './guest-comment.ts';
import { findOperation, findServiceModel } from './model.ts';
import { kebabName } from './names.ts';
import { commandOptions } from './options.ts';
import { printOption } from './print-option.ts';
import { quoteWords } from './quote.ts';

/** The parts of a request that its command line says. The account and the time come from elsewhere. */
export type PrintableRequest = Pick<CloudRequest, 'service' | 'operation' | 'input'> & {
  readonly region?: string;
};

export interface PrintOptions {
  /** A region that needs no `--region`, because the caller's shell is set to it. */
  readonly defaultRegion?: string;
  /** Columns after which a line is continued with a backslash, one option a line. Absent: always one line. */
  readonly width?: number;
}

/**
 * The command line that makes a request, as AWS CLI version 2 takes it, quoted for a POSIX shell.
 * `parseCommand` reads it back to the same input. A guest request becomes a comment line.
 */
export function printCommand(request: PrintableRequest, options: PrintOptions = {}): string {
  const region = request.region === options.defaultRegion ? undefined : request.region;
  if (request.service === GUEST_SERVICE) return printGuestComment(request.operation, request.input, region);
  const groups = [
    ['aws', request.service, kebabName(request.operation)],
    ...inputGroups(request),
    ...outfileGroup(request),
    ...(region === undefined ? [] : [['--region', region]]),
  ].map(quoteWords);
  const line = groups.join(' ');
  return options.width === undefined || line.length <= options.width ? line : groups.join(' \\\n  ');
}

/** Commands that write an answer's content to a file want its name. */
function outfileGroup({ service, operation }: PrintableRequest): readonly WordGroup[] {
  const model = findServiceModel(service);
  const operationModel = model && findOperation(model, operation);
  return operationModel?.outfile === undefined ? [] : [['/dev/stdout']];
}

function inputGroups(request: PrintableRequest): readonly WordGroup[] {
  const { service, operation, input } = request;
  const model = findServiceModel(service);
  const operationModel = model && findOperation(model, operation);
  if (model === undefined || operationModel === undefined) return jsonGroup(input);
  const custom = findCustomization(service, operation)?.print?.(input);
  const table = commandOptions(model, operation, operationModel);
  const groups: WordGroup[] = [];
  const unprintable: [string, JsonValue][] = [];
  // The input's own order, then members that a customization takes out of others.
  for (const [member, value] of Object.entries({ ...input, ...custom?.rest })) {
    const replaced = custom?.groups.get(member);
    const isPrinted = custom === undefined || Object.hasOwn(custom.rest, member);
    const group = isPrinted ? printOption(model, optionsFor(table, member), value) : undefined;
    if (replaced !== undefined) groups.push(...replaced);
    else if (group !== undefined) groups.push(group);
    else if (isPrinted) unprintable.push([member, value]);
  }
  return [...groups, ...jsonGroup(Object.fromEntries(unprintable))];
}

/** What no option can say (an unknown member, a text that a file name would be taken for) goes as JSON. */
function jsonGroup(input: JsonObject): readonly WordGroup[] {
  return Object.keys(input).length === 0 ? [] : [['--cli-input-json', JSON.stringify(input)]];
}

function optionsFor(table: readonly CommandOption[], member: string): readonly CommandOption[] {
  return table.filter(({ role }) => 'member' in role && role.member === member);
}
