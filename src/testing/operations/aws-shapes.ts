import { findOperation, findServiceModel } from '../../aws/model.ts';
import { parseCommand } from '../../aws/parse-command.ts';
import { printCommand } from '../../aws/print-command.ts';
import { checkShape, type ShapeProblem } from '../../aws/shape-check.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';

function model() {
  const found = findServiceModel('ec2');
  if (found === undefined) throw new Error('the EC2 model is missing');
  return found;
}

/** What AWS really answers where its own model lists other values. */
const SPOKEN: readonly (readonly [path: RegExp, value: string])[] = [
  // IGW-3: an attached gateway is `available`, in every answer of AWS and in its user guide.
  [/InternetGateways?(\[\d+\])?\.Attachments\[\d+\]\.State$/, 'available'],
  [/NetworkInterface\.Status$/, 'pending'],
  [/NetworkInterfaces\[\d+\]\.InterfaceType$/, 'nat_gateway'],
  [/(Instances|Images)\[\d+\]\.Platform$/, 'windows'],
];

function isSpoken({ kind, path, found }: ShapeProblem): boolean {
  return (
    kind === 'enum' && SPOKEN.some(([place, value]) => place.test(path) && found === JSON.stringify(value))
  );
}

/** Where an input or an answer does not fit AWS's shape. Guest operations are not AWS's: nothing to compare. */
export function shapeProblems(
  operation: string,
  side: 'input' | 'output',
  value: JsonObject,
): readonly ShapeProblem[] {
  if (operation.startsWith('guest:')) return [];
  const found = findOperation(model(), operation);
  if (found === undefined) throw new Error(`AWS has no operation ${operation}`);
  const shape = found[side];
  if (shape !== undefined) return checkShape(model(), shape, value).filter((problem) => !isSpoken(problem));
  return Object.keys(value).map((member) => ({
    kind: 'unknown',
    path: member,
    expected: '',
    found: JSON.stringify(value[member]),
  }));
}

/** What is left of a request that became a command line and was read back; the fault when it cannot be read. */
export function throughCommandLine(service: string, operation: string, input: JsonObject): unknown {
  const parsed = parseCommand(printCommand({ service, operation, input }));
  if (!parsed.ok) return parsed.error;
  const { service: readService, operation: readOperation, input: readInput } = parsed.value;
  return { service: readService, operation: readOperation, input: readInput };
}
