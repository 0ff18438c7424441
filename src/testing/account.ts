import { applyRequest } from '../kernel/cloud/apply.ts';
import { Draft } from '../kernel/cloud/draft.ts';
import { newCloud } from '../kernel/cloud/new-cloud.ts';
import type { ResourceRecord } from '../kernel/cloud/record.ts';
import { contextOf } from '../kernel/cloud/run-operation.ts';
import { settle } from '../kernel/cloud/settle.ts';
import type { JsonObject } from '../kernel/lib/json.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud, AwsTables } from '../resources/tables.ts';

/** One account in one Region of a document, for tests: requests in, answers out. */
export class Account {
  cloud: AwsCloud;
  readonly account: string;
  readonly region: string;

  constructor(region = 'us-east-1', account = '111122223333', cloud: AwsCloud = newCloud(awsRegistry)) {
    this.region = region;
    this.account = account;
    this.cloud = cloud;
  }

  /** The answer of a request that must succeed. */
  run(operation: string, input: JsonObject = {}): JsonObject {
    const outcome = this.#apply(operation, input);
    if (!outcome.ok) throw new Error(`${operation}: ${outcome.error.code}: ${outcome.error.message}`);
    this.cloud = outcome.cloud;
    return outcome.output;
  }

  /** `code: message` of a request that must be refused and must leave the document as it was. */
  refusal(operation: string, input: JsonObject = {}): string {
    const before = JSON.stringify(this.cloud);
    const outcome = this.#apply(operation, input);
    if (outcome.ok) throw new Error(`${operation} was not refused`);
    if (JSON.stringify(this.cloud) !== before)
      throw new Error(`${operation} changed the document it was given`);
    return `${outcome.error.code}: ${outcome.error.message}`;
  }

  /** An operation that only resource types may ask of each other. */
  internal(operation: string, input: JsonObject = {}): JsonObject {
    const draft = new Draft<AwsTables>(this.cloud, this.cloud.clock);
    const output = contextOf(awsRegistry, draft, this).request(operation, input);
    this.cloud = draft.finish(awsRegistry);
    return output;
  }

  settle(): void {
    this.cloud = settle(awsRegistry, this.cloud);
  }

  /** Puts records straight into a table, as an import does. */
  put<K extends keyof AwsTables & string>(table: K, ...records: readonly AwsTables[K][]): void {
    const added = Object.fromEntries(records.map((record) => [record.id, record]));
    const tables = { ...this.cloud.tables, [table]: { ...this.cloud.tables[table], ...added } };
    this.cloud = { ...this.cloud, tables };
  }

  all<K extends keyof AwsTables & string>(table: K): readonly AwsTables[K][] {
    return Object.values(this.cloud.tables[table] as { readonly [id: string]: AwsTables[K] });
  }

  /** What imports give `parse`, with ids that show what they were minted for. */
  roundTrip<K extends keyof AwsTables & string>(table: K, id: string): ResourceRecord | string | undefined {
    const type = awsRegistry[table];
    const record = (this.cloud.tables[table] as { readonly [id: string]: AwsTables[K] })[id];
    if (record === undefined) return undefined;
    const draft = new Draft<AwsTables>(this.cloud, this.cloud.clock);
    const printed = JSON.parse(JSON.stringify(type.describe.print(draft, record))) as JsonObject;
    const parsed = parseImported(table, printed, this);
    return typeof parsed === 'string' ? parsed : { ...parsed, key: record.key };
  }

  #apply(operation: string, input: JsonObject) {
    return applyRequest(awsRegistry, this.cloud, {
      service: 'ec2',
      operation,
      input,
      account: this.account,
      region: this.region,
      at: this.cloud.clock,
    });
  }
}

/** The first record that the type reads from an object of a describe answer, or why it cannot. */
export function parseImported(
  table: keyof AwsTables & string,
  raw: JsonObject,
  owner: { readonly account: string; readonly region: string } = {
    account: '111122223333',
    region: 'us-east-1',
  },
): ResourceRecord | string {
  const parsed = awsRegistry[table].describe.parse(raw, {
    account: owner.account,
    region: owner.region,
    mintId: (prefix, from) => `${prefix}-of-${from}`,
    warn: () => {},
  });
  if (typeof parsed === 'string') return parsed;
  return parsed[0]?.record ?? 'nothing was read';
}
