import { compile, search } from 'jmespath';
import type { JsonValue } from '../../kernel/lib/json.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';

/** Checks a `--query` before anything is sent, as AWS CLI does. The error is its message. */
export function checkQuery(expression: string): Result<undefined, string> {
  try {
    compile(spelled(expression));
    // The library takes it, and stumbles over it later.
    return expression.trimEnd().endsWith('.') ? err(badQuery(expression, 'got EOF')) : ok(undefined);
  } catch (error) {
    return err(badQuery(expression, error));
  }
}

/** The answer as the JMESPath expression selects it. */
export function applyQuery(expression: string, value: JsonValue): Result<JsonValue, string> {
  try {
    return ok((search(value, spelled(expression)) ?? null) as JsonValue);
  } catch (error) {
    return err(pythonTypeError(error instanceof Error ? error.message : String(error)));
  }
}

function badQuery(expression: string, error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return `Bad value for --query ${expression}: ${unfinished(expression, said) ?? said}`;
}

/** Python's library says of an expression that stops too early where it does. */
function unfinished(expression: string, said: string): string | undefined {
  const caret = (at: number) => `${' '.repeat(at)}^`;
  const open = openQuote(expression);
  if (open !== undefined)
    return `Bad jmespath expression: Unclosed ${expression[open]} delimiter:\n${expression}\n${caret(open)}`;
  if (!/EOF|end of/i.test(said)) return undefined;
  if (expression.trimEnd().endsWith('.'))
    return `Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: eof: Parse error at column ${expression.length}, token "" (EOF), for expression:\n"${expression}"\n${caret(expression.length + 1)}`;
  return `Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${caret(expression.length + 1)}`;
}

/** Where a quote begins that never ends. */
function openQuote(expression: string): number | undefined {
  for (let at = 0; at < expression.length; at += 1) {
    const quote = expression[at] ?? '';
    if (!'\'"`'.includes(quote)) continue;
    let end = at + 1;
    while (end < expression.length && expression[end] !== quote) end += expression[end] === '\\' ? 2 : 1;
    if (end >= expression.length) return at;
    at = end;
  }
  return undefined;
}

/** What Python's library says of an argument that a function does not take; other errors stay as they are. */
function pythonTypeError(said: string): string {
  const found =
    /^TypeError: (\w+)\(\) expected argument \d+ to be type ([\w,-]+) but received type (\w+) instead\.$/.exec(
      said,
    );
  if (found === null) return said;
  const [, name, types = '', got] = found;
  const expected = types
    .split(',')
    .map((type) => `'${type}'`)
    .join(', ');
  return `In function ${name}(), invalid type for value: ${got === 'null' ? 'None' : '…'}, expected one of: [${expected}], received: "${got}"`;
}

/** `@.name` is `name`: the library does not take it as an argument of a function. Quoted texts stay as they are. */
function spelled(expression: string): string {
  return expression.replace(
    /('(?:\\.|[^'])*'|`(?:\\.|[^`])*`|"(?:\\.|[^"])*")|@\s*\.\s*(?=[\w"])/gs,
    (_, quoted?: string) => quoted ?? '',
  );
}
