import { parseCommand } from '../aws/parse-command.ts';
import { applyRequest } from '../kernel/cloud/apply.ts';
import { newCloud } from '../kernel/cloud/new-cloud.ts';
import { settle } from '../kernel/cloud/settle.ts';
import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud } from '../resources/tables.ts';

/**
 * Plays a script of `aws` lines on a new cloud, as a shell would play it against AWS: only the
 * lines count, ids come from the answers. Throws at the first line that is refused or not understood.
 */
export function runScript(script: string, seed: string, account: string): AwsCloud {
  let cloud: AwsCloud = newCloud(awsRegistry, seed);
  const variables = new Map<string, string>();
  let region = '';
  for (const line of logicalLines(script)) {
    const home = /^export AWS_REGION=(.+)$/.exec(line)?.[1];
    if (home !== undefined) region = home;
    const isGuest = line.startsWith('# guest ');
    if (line === '' || line.startsWith('export ') || line.startsWith('set -')) continue;
    if ((line.startsWith('#') && !isGuest) || line.startsWith('aws ec2 wait ')) continue;
    const assigned = /^([A-Z_0-9]+)=\$\((.*)\)$/s.exec(line);
    const words = substitute(assigned?.[2] ?? line.replace(/ > \/dev\/null$/, ''), variables);
    const parsed = parseCommand(words);
    if (!parsed.ok) throw new Error(`${line}\n${JSON.stringify(parsed.error)}`);
    const { service, operation, input } = parsed.value;
    const profile =
      parsed.value.profile ?? (isGuest ? / --profile (\S+)$/.exec(line)?.[1] : undefined) ?? account;
    const outcome = applyRequest(awsRegistry, cloud, {
      service,
      operation,
      input,
      account: profile,
      region: parsed.value.region ?? region,
      at: cloud.clock,
    });
    if (!outcome.ok) throw new Error(`${line}\n${JSON.stringify(outcome.error)}`);
    cloud = settle(awsRegistry, outcome.cloud);
    if (assigned?.[1] !== undefined)
      variables.set(assigned[1], select(outcome.output, parsed.value.query ?? ''));
  }
  return cloud;
}

/** Lines as a shell takes them: one whose quotes are open goes on in the next. */
function logicalLines(script: string): readonly string[] {
  const lines: string[] = [];
  let open = '';
  for (const line of script.split('\n')) {
    open = open === '' ? line : `${open}\n${line}`;
    const isComment = open.startsWith('#');
    if (!isComment && !isClosed(open)) continue;
    lines.push(open);
    open = '';
  }
  return lines;
}

function isClosed(text: string): boolean {
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? '';
    if (quote !== "'" && char === '\\') index++;
    else if (quote === '' ? char === "'" || char === '"' : char === quote) quote = quote === '' ? char : '';
  }
  return quote === '';
}

/** `"$VPC_1"` and `${VPC_1}`, wherever the shell would expand them. */
function substitute(line: string, variables: ReadonlyMap<string, string>): string {
  let quote = '';
  let done = '';
  for (let index = 0; index < line.length; index++) {
    const char = line[index] ?? '';
    if (quote !== "'" && char === '\\') {
      done += char + (line[index + 1] ?? '');
      index++;
      continue;
    }
    if (quote === '' ? char === "'" || char === '"' : char === quote) quote = quote === '' ? char : '';
    const name = quote !== "'" && char === '$' ? /^\$\{?([A-Z_0-9]+)\}?/.exec(line.slice(index)) : null;
    if (name === null) {
      done += char;
      continue;
    }
    const value = variables.get(name[1] ?? '');
    if (value === undefined) throw new Error(`${name[0]} has no value: ${line}`);
    done += value;
    index += name[0].length - 1;
  }
  return done;
}

/** The little of JMESPath that such scripts use: fields, positions, one equality filter, `| [0]`. */
function select(output: JsonObject, query: string): string {
  let value: JsonValue | undefined = output;
  let isList = false;
  for (const [step] of query.replace(/ \| \[0\]$/, '').matchAll(/\[\?[^\]]+\]|\[\d+\]|\w+/g)) {
    const filter = /^\[\?(\w+)=='([^']+)'\]$/.exec(step);
    const items: readonly JsonObject[] = Array.isArray(value) ? (value as readonly JsonObject[]) : [];
    if (filter !== null) {
      value = items.find((item: JsonObject) => item[filter[1] ?? ''] === filter[2]);
      isList = true;
    } else if (step.startsWith('[')) value = items[Number(step.slice(1, -1))];
    else value = (value as JsonObject | undefined)?.[step];
  }
  if (isList !== query.endsWith(' | [0]')) throw new Error(`a list needs its first item: ${query}`);
  if (typeof value !== 'string') throw new Error(`no text at ${query}`);
  return value;
}
