import { kebabName } from '../../../aws/names.ts';
import { applyRequest } from '../../../kernel/cloud/apply.ts';
import type { Cloud } from '../../../kernel/cloud/cloud.ts';
import { newCloud } from '../../../kernel/cloud/new-cloud.ts';
import type { Operation } from '../../../kernel/cloud/operation.ts';
import type { Registry } from '../../../kernel/cloud/registry.ts';
import type { Outcome } from '../../../kernel/cloud/request.ts';
import { settle } from '../../../kernel/cloud/settle.ts';
import type { JsonObject, JsonValue } from '../../../kernel/lib/json.ts';
import { dataServices } from '../../../resources/data-services.ts';
import type { AllTables } from '../../../resources/data-tables.ts';
import { awsRegistry } from '../../../resources/registry.ts';
import { textAt } from '../../instance-lab.ts';

/** Networks and data: what the page has once the data services are loaded. */
export const fullRegistry = { ...awsRegistry, ...dataServices } as unknown as Registry<AllTables>;

/** Every operation of the data services that may be asked from outside, by `service:Name`. */
export const dataOperations: ReadonlyMap<string, Operation<AllTables>> = new Map(
  Object.values(dataServices)
    .flatMap((type): readonly Operation<AllTables>[] => type.operations)
    .map((operation) => [`${operation.service}:${operation.name}`, operation]),
);

/** Every operation that is answered, of networks and of data, as the command line names it. */
export const answeredCommands: readonly (readonly [service: string, command: string])[] = [
  ...Object.values(awsRegistry),
  ...Object.values(dataServices),
].flatMap(({ operations }) => operations.map(({ service, name }) => [service, kebabName(name)] as const));

/** One call: `service:Operation`, its input, and what of its answer later calls name as `$name`. */
export type Call = readonly [
  operation: string,
  input: JsonObject,
  save?: { readonly [name: string]: string },
  account?: string,
];

/** An account of a document, for tests of data: calls in, answers out. */
export class DataLab {
  cloud: Cloud<AllTables>;
  readonly names: Map<string, string>;

  constructor(cloud: Cloud<AllTables> = newCloud(fullRegistry, 'data'), names = new Map<string, string>()) {
    this.cloud = cloud;
    this.names = names;
  }

  fork(): DataLab {
    return new DataLab(this.cloud, new Map(this.names));
  }

  ask(operation: string, input: JsonObject = {}, caller: { account?: string; region?: string } = {}) {
    const [service = '', name = ''] = operation.split(':');
    return applyRequest<AllTables>(fullRegistry, this.cloud, {
      service,
      operation: name,
      input: this.fill(input) as JsonObject,
      account: caller.account ?? '111122223333',
      region: caller.region ?? 'us-east-1',
      at: this.cloud.clock,
    });
  }

  /** The answer of a call that must succeed. What it leaves pending stays pending. */
  run(...[operation, input, save = {}, account]: Call): JsonObject {
    return this.#take(operation, this.ask(operation, input, account === undefined ? {} : { account }), save);
  }

  in(region: string, operation: string, input: JsonObject): JsonObject {
    return this.#take(operation, this.ask(operation, input, { region }), {});
  }

  /** `code: message` of a call that must be refused. */
  refusal(operation: string, input: JsonObject = {}): string {
    const outcome = this.ask(operation, input);
    if (outcome.ok) throw new Error(`${operation} was not refused`);
    return `${outcome.error.code}: ${outcome.error.message}`;
  }

  /** A record as an import brings it. */
  plant(table: keyof AllTables, described: JsonObject): void {
    const place = { account: '111122223333', region: 'us-east-1' };
    const mintId = (prefix: string, from: string) => `${prefix}-of-${from}`;
    const parsed = fullRegistry[table].describe.parse(described, { ...place, mintId, warn: () => undefined });
    if (typeof parsed === 'string') throw new Error(parsed);
    const added = Object.fromEntries(parsed.map(({ record }) => [record.id, record]));
    const tables = { ...this.cloud.tables, [table]: { ...this.cloud.tables[table], ...added } };
    const versions = { ...this.cloud.versions, [table]: fullRegistry[table].version };
    this.cloud = { ...this.cloud, tables, versions };
  }

  wait(seconds: number): void {
    const until = this.cloud.clock + seconds * 1000;
    this.cloud = { ...settle(fullRegistry, this.cloud, until), clock: until };
  }

  /** The value with every `$name` in its texts replaced. */
  fill(value: JsonValue): JsonValue {
    if (typeof value === 'string')
      return value.replace(/\$([a-z]+)/g, (all, name: string) => this.names.get(name) ?? all);
    if (Array.isArray(value)) return value.map((item: JsonValue) => this.fill(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.fill(item)]));
  }

  #take(
    operation: string,
    outcome: Outcome<AllTables>,
    save: { readonly [name: string]: string },
  ): JsonObject {
    if (!outcome.ok) throw new Error(`${operation}: ${outcome.error.code}: ${outcome.error.message}`);
    this.cloud = outcome.cloud;
    for (const [name, path] of Object.entries(save)) this.names.set(name, textAt(outcome.output, path));
    return outcome.output;
  }
}
