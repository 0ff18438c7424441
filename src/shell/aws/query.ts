import { compile, search } from 'jmespath';
import type { JsonValue } from '../../kernel/lib/json.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';

/** Checks a `--query` before anything is sent, as AWS CLI does. The error is its message. */
export function checkQuery(expression: string): Result<undefined, string> {
  try {
    compile(spelled(expression));
    return ok(undefined);
  } catch (error) {
    return err(badQuery(expression, error));
  }
}

/** The answer as the JMESPath expression selects it. */
export function applyQuery(expression: string, value: JsonValue): Result<JsonValue, string> {
  try {
    return ok((search(value, spelled(expression)) ?? null) as JsonValue);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function badQuery(expression: string, error: unknown): string {
  return `Bad value for --query ${expression}: ${error instanceof Error ? error.message : String(error)}`;
}

/** `@.name` is `name`: the library does not take it as an argument of a function. Quoted texts stay as they are. */
function spelled(expression: string): string {
  return expression.replace(
    /('(?:\\.|[^'])*'|`(?:\\.|[^`])*`|"(?:\\.|[^"])*")|@\s*\.\s*(?=[\w"])/gs,
    (_, quoted?: string) => quoted ?? '',
  );
}
