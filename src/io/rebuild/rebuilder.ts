import { printCommand } from '../../aws/print-command.ts';
import { applyRequest } from '../../kernel/cloud/apply.ts';
import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { AnswerPath, Capture, Place, RebuildStep } from './steps.ts';

/** What a variable is called that holds an id of that prefix. */
const VARIABLES: { readonly [prefix: string]: string } = {
  vpc: 'VPC',
  subnet: 'SUBNET',
  igw: 'IGW',
  eipalloc: 'EIP',
  nat: 'NAT',
  rtb: 'RTB',
  rtbassoc: 'RTB_ASSOCIATION',
  sg: 'SG',
  sgr: 'RULE',
  acl: 'ACL',
  aclassoc: 'ACL_ASSOCIATION',
  eni: 'ENI',
  'eni-attach': 'ATTACHMENT',
  i: 'INSTANCE',
  pcx: 'PCX',
  pl: 'PREFIX_LIST',
  key: 'KEY',
};

/**
 * Rehearses a rebuild: every request is made at once on a new cloud, so that ids are known and
 * what AWS would refuse becomes a note instead of a line that fails.
 */
export class Rebuilder {
  readonly source: AwsCloud;
  readonly steps: RebuildStep[] = [];
  #cloud: AwsCloud;
  readonly #ids = new Map<string, string>();
  readonly #lookups = new Map<string, () => void>();
  readonly #counts = new Map<string, number>();

  constructor(source: AwsCloud, seed: string) {
    this.source = source;
    this.#cloud = newCloud(awsRegistry, seed);
  }

  /** The new cloud as it stands. */
  get cloud(): AwsCloud {
    return this.#cloud;
  }

  section(title: string): void {
    this.steps.push({ kind: 'section', title });
  }

  note(text: string): void {
    this.steps.push({ kind: 'note', text });
  }

  /** The new id of a record of the source; looked up when nobody asked before. */
  id(old: string): string | undefined {
    const known = this.#ids.get(old);
    if (known !== undefined) return known;
    this.#lookups.get(old)?.();
    return this.#ids.get(old);
  }

  has(old: string): boolean {
    return this.#ids.has(old) || this.#lookups.has(old);
  }

  learn(old: string, id: string): void {
    this.#ids.set(old, id);
  }

  /** How the new id of that record is found out, in case it is needed. */
  offer(old: string, place: Place, operation: string, input: () => JsonObject, path: AnswerPath): void {
    this.#lookups.set(old, () => {
      this.make(place, operation, input(), path, old);
    });
  }

  /** Makes a request; a refusal becomes a note. True when it was granted. */
  call(place: Place, operation: string, input: JsonObject, service = 'ec2'): boolean {
    return this.#request(place, service, operation, input) !== undefined;
  }

  /** The same, but a refusal leaves no trace. */
  attempt(place: Place, operation: string, input: JsonObject): boolean {
    const { account, region } = place;
    const request = { service: 'ec2', operation, input, account, region, at: this.#cloud.clock };
    return applyRequest(awsRegistry, this.#cloud, request).ok && this.call(place, operation, input);
  }

  /** Makes a request whose answer holds an id to keep. `old` is the record it stands for, if any. */
  make(
    place: Place,
    operation: string,
    input: JsonObject,
    path: AnswerPath,
    old?: string,
  ): string | undefined {
    return this.#request(place, 'ec2', operation, input, (output) => {
      const value = valueAt(output, path);
      if (value === undefined) return undefined;
      if (old !== undefined) this.learn(old, value);
      const makes = old === undefined ? {} : { makes: old };
      return { variable: this.#nameFor(value), path, value, ...makes };
    });
  }

  wait(place: Place, waiter: string, option: string, ids: readonly string[]): void {
    if (ids.length > 0) this.steps.push({ kind: 'wait', place, waiter, option, ids });
  }

  #request(
    { account, region }: Place,
    service: string,
    operation: string,
    input: JsonObject,
    capture?: (output: JsonObject) => Capture | undefined,
  ): string | undefined {
    const request: CloudRequest = { service, operation, input, account, region, at: this.#cloud.clock };
    const outcome = applyRequest(awsRegistry, this.#cloud, request);
    if (!outcome.ok) {
      const { code, message } = outcome.error;
      this.note(`left out, ${code}: ${message}\n${printCommand(request)}`);
      return undefined;
    }
    this.#cloud = settle(awsRegistry, outcome.cloud);
    const captured = capture?.(outcome.output);
    this.steps.push({
      kind: 'request',
      request,
      ...(captured === undefined ? {} : { capture: captured }),
    });
    return captured?.value ?? '';
  }

  #nameFor(id: string): string {
    const prefix = id.slice(0, id.lastIndexOf('-'));
    const name = VARIABLES[prefix] ?? 'ID';
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return `${name}_${count}`;
  }
}

function valueAt(output: JsonObject, path: AnswerPath): string | undefined {
  let value: JsonValue | undefined = output;
  for (const step of path) {
    if (typeof step === 'object')
      value = Array.isArray(value)
        ? (value as readonly JsonObject[]).find((item) => item[step.field] === step.is)
        : undefined;
    else if (typeof step === 'number')
      value = Array.isArray(value) ? (value as readonly JsonValue[])[step] : undefined;
    else value = (value as JsonObject | undefined)?.[step];
  }
  return typeof value === 'string' ? value : undefined;
}

/** A `TagSpecifications` parameter, absent without tags. */
export function tagged(
  ResourceType: string,
  tags: readonly { readonly Key: string; readonly Value: string }[],
): JsonObject {
  const own = tags.filter(({ Key }) => !Key.toLowerCase().startsWith('aws:'));
  return own.length === 0
    ? {}
    : { TagSpecifications: [{ ResourceType, Tags: own.map(({ Key, Value }) => ({ Key, Value })) }] };
}

export function placeOf({ account, region }: Place): Place {
  return { account, region };
}

export function ofVpc(VpcId: string): JsonObject {
  return { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] };
}
