import type { ResourceRecord } from '../../../kernel/cloud/record.ts';
import type { AllTables, DataContext } from '../../data-tables.ts';

/** Where AWS keeps the records of services that have no Regions. */
const GLOBAL_REGION = 'us-east-1';

interface Place {
  readonly account: string;
  readonly region: string;
}

export function partitionOf({ region }: { readonly region: string }): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** `arn:aws:sqs:us-east-1:111122223333:orders` */
export function arnOf(place: Place, service: string, resource: string): string {
  return `arn:${partitionOf(place)}:${service}:${place.region}:${place.account}:${resource}`;
}

/** The ARN of what belongs to no Region: `arn:aws:iam::111122223333:role/web`. */
export function globalArn(place: Place, service: string, resource: string): string {
  return `arn:${partitionOf(place)}:${service}::${place.account}:${resource}`;
}

/** The records of the account in every Region. */
export function ofAccount<K extends keyof AllTables & string>(
  context: DataContext,
  table: K,
): readonly AllTables[K][] {
  const records: readonly ResourceRecord[] = context.all(table);
  return records.filter(({ account }) => account === context.account) as unknown as readonly AllTables[K][];
}

/** Id, key and place of a new record of a service without Regions. */
export function newGlobal<K extends keyof AllTables & string>(
  context: DataContext,
  table: K,
  prefix: string,
) {
  return { ...context.newRecord(table, prefix), region: GLOBAL_REGION };
}
