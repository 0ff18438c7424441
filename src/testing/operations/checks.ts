import { standingTables } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { Caller } from './case.ts';
import { type Lab, request } from './lab.ts';
import { publicOperations } from './table.ts';

/** Codes that `checkInput` and `runOperation` answer for every operation; its `errors` need not list them. */
const GENERIC: ReadonlySet<string> = new Set([
  'DryRunOperation',
  'InvalidParameterValue',
  'MissingParameter',
  'UnknownParameter',
]);

/** Records that a request wrote and that their own schema refuses, as texts. */
export function brokenRecords(before: AwsCloud, after: AwsCloud): readonly string[] {
  const broken: string[] = [];
  for (const table of standingTables(awsRegistry)) {
    const old: { readonly [id: string]: object } = before.tables[table];
    for (const [id, record] of Object.entries(after.tables[table])) {
      if (old[id] === record) continue;
      const parsed = awsRegistry[table].schema.safeParse(record);
      if (!parsed.success) broken.push(`${id}: ${parsed.error.message}`);
    }
  }
  return broken;
}

/**
 * Asks and holds the answer against what is true of every answer: a refusal has a code that the
 * operation lists, a grant leaves records that their schemas accept. The code, or `ok`.
 */
export function askSafely(lab: Lab, operation: string, input: JsonObject, caller: Caller = {}): string {
  const outcome = request(lab, operation, input, caller);
  if (outcome.ok) {
    const broken = brokenRecords(lab.cloud, outcome.cloud);
    if (broken.length > 0) throw new Error(`${operation} ${clip(input)} wrote ${broken.join('; ')}`);
    return 'ok';
  }
  const { code, message } = outcome.error;
  const listed = publicOperations.get(operation)?.errors ?? [];
  if (!GENERIC.has(code) && !listed.includes(code))
    throw new Error(`${operation} does not list ${code} (${message.slice(0, 200)}): ${clip(input)}`);
  return code;
}

function clip(input: JsonObject): string {
  const text = JSON.stringify(input);
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
