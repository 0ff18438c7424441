import type { JsonObject } from '../kernel/lib/json.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { type CommandError, parameterError, usageError } from './errors.ts';
import { isJsonObject, parseJson } from './json-object.ts';
import { kebabName, pascalName } from './names.ts';
import type { ParsedCommand } from './parsed-command.ts';
import { quoteWords } from './quote.ts';
import { splitWords } from './split-words.ts';

/** The service of requests that happen inside an instance. AWS has no command for them. */
export const GUEST_SERVICE = 'guest';

/** `# guest set-listeners '{…}'`: a comment to every shell, and yet everything the request says. */
export function printGuestComment(operation: string, input: JsonObject, region: string | undefined): string {
  const kebab = kebabName(operation);
  // A name that does not survive the way there and back (an acronym) is written as it is.
  const command = pascalName(kebab) === operation ? kebab : operation;
  const words = [
    GUEST_SERVICE,
    command,
    JSON.stringify(input),
    ...(region === undefined ? [] : ['--region', region]),
  ];
  return `# ${quoteWords(words)}`;
}

/** The request of a guest comment; undefined when the line is anything else. */
export function parseGuestComment(
  line: string | readonly string[],
): Result<ParsedCommand, CommandError> | undefined {
  const words =
    typeof line === 'string' ? commentWords(line) : line[0] === '#' ? ok(line.slice(1)) : undefined;
  if (words === undefined || !words.ok) return words;
  const [service, command, text = '', option, region] = words.value;
  if (service !== GUEST_SERVICE) return undefined;
  if (command === undefined) return err(usageError('the following arguments are required: operation'));
  const input = parseJson(text);
  if (!input.ok || !isJsonObject(input.value)) {
    return err(parameterError(command, `Invalid JSON: not an object\nJSON received: ${text}`));
  }
  return ok({
    service: GUEST_SERVICE,
    operation: /^[A-Z]/.test(command) ? command : pascalName(command),
    input: input.value,
    ...(option === '--region' && region !== undefined && { region }),
    globals: {},
    paging: {},
  });
}

function commentWords(line: string): Result<readonly string[], CommandError> | undefined {
  const text = /^\s*#\s*(guest\s.*)$/s.exec(line)?.[1];
  return text === undefined ? undefined : splitWords(text);
}
