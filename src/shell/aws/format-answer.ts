import { isJsonObject } from '../../aws/json-object.ts';
import type { JsonValue } from '../../kernel/lib/json.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { formatTable } from './format-table.ts';
import { formatText } from './format-text.ts';
import { formatYaml } from './format-yaml.ts';
import { applyQuery } from './query.ts';

export interface AnswerFormat {
  readonly format: string;
  readonly query: string | undefined;
  /** AWS's name of the operation: the head of a table. */
  readonly title: string;
  readonly columns: number;
}

/** An answer as `--query` and `--output` want it. The error is AWS CLI's message. */
export function formatAnswer(answer: JsonValue, options: AnswerFormat): Result<string, string> {
  const selected = options.query === undefined ? ok(answer) : applyQuery(options.query, answer);
  if (!selected.ok) return selected;
  const value = selected.value;
  // An answer without members is success only: nothing is printed.
  const isEmpty = isJsonObject(value) && Object.keys(value).length === 0;
  switch (options.format) {
    case 'json':
      return ok(isEmpty ? '' : `${JSON.stringify(value, null, 4)}\n`);
    case 'yaml':
      return ok(isEmpty ? '' : formatYaml(value));
    case 'yaml-stream':
      return ok(isEmpty ? '' : formatYaml([value]));
    case 'text':
      return ok(formatText(value));
    case 'table':
      return formatTable(options.title, value, options.columns);
    case 'off':
      return ok('');
    default:
      return err(`Unknown output type: ${options.format}`);
  }
}
