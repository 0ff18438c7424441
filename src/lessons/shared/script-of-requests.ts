import { printCommand } from '../../aws/print-command.ts';
import type { Place } from '../../editor/document.ts';
import { applyRequest } from '../../kernel/cloud/apply.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';

const MINTED = /[a-z][a-z-]{0,30}-0[0-9a-f]{16}/g;

/**
 * What somebody did on the canvas as `aws` lines that do it again: an id that one line makes and a later one
 * needs is kept in a variable, so that the lines also work where other things were made before.
 */
export function scriptOfRequests(cloud: AwsCloud, place: Place, requests: readonly CloudRequest[]): string {
  const outputs = outputsOf(cloud, requests);
  const known = new Set(JSON.stringify(cloud).match(MINTED));
  const variables = new Map<string, string>();
  const lines = requests.map((request, index) => {
    const later = JSON.stringify(requests.slice(index + 1).map(({ input }) => input));
    const output = outputs[index] ?? {};
    const made = idsIn(output).find(({ id }) => !known.has(id) && later.includes(id));
    const line = withVariables(lineOf(request, place), variables);
    for (const { id } of idsIn(output)) known.add(id);
    if (made === undefined || line.startsWith('#')) return line;
    const name = freshName(made.id, new Set(variables.values()));
    variables.set(made.id, name);
    return `${name}=$(${line} --query ${made.path} --output text)`;
  });
  return lines.join('\n');
}

function lineOf(request: CloudRequest, { account, region }: Place): string {
  const line = printCommand(request, { defaultRegion: region });
  return request.account === account || line.startsWith('#') ? line : `${line} --profile ${request.account}`;
}

function outputsOf(start: AwsCloud, requests: readonly CloudRequest[]): readonly JsonObject[] {
  let cloud = start;
  return requests.map((request) => {
    const outcome = applyRequest(awsRegistry, cloud, { ...request, at: cloud.clock });
    if (!outcome.ok) return {};
    cloud = settle(awsRegistry, outcome.cloud);
    return outcome.output;
  });
}

interface MadeId {
  readonly id: string;
  /** As `--query` takes it. */
  readonly path: string;
}

/** Every id in an answer with the way to it, the shallow ones first. */
function idsIn(output: JsonObject): readonly MadeId[] {
  const found: (MadeId & { readonly depth: number })[] = [];
  const walk = (value: JsonValue | undefined, path: string, depth: number): void => {
    if (typeof value === 'string') {
      const [id] = value.match(MINTED) ?? [];
      if (id === value) found.push({ id, path, depth });
    } else if (Array.isArray(value)) {
      (value as readonly JsonValue[]).forEach((item, index) => {
        walk(item, `${path}[${index}]`, depth + 1);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [field, child] of Object.entries(value as JsonObject))
        walk(child, path === '' ? field : `${path}.${field}`, depth + 1);
    }
  };
  walk(output, '', 0);
  return found.sort((left, right) => left.depth - right.depth);
}

function freshName(id: string, taken: ReadonlySet<string>): string {
  const base = id
    .replace(/-0[0-9a-f]{16}$/, '')
    .replaceAll('-', '_')
    .toUpperCase();
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Writes variables in the place of ids, wherever the shell expands them: outside of single quotes. */
function withVariables(line: string, variables: ReadonlyMap<string, string>): string {
  // Nothing is expanded in a comment.
  if (line.startsWith('#')) return line;
  let isQuoted = false;
  return line
    .split(/('|\\')/)
    .map((piece) => {
      if (piece === "'") isQuoted = !isQuoted;
      if (piece === "'" || piece === "\\'") return piece;
      return piece.replace(MINTED, (id) => {
        const name = variables.get(id);
        if (name === undefined) return id;
        return isQuoted ? `'"$${name}"'` : `"$${name}"`;
      });
    })
    .join('');
}
