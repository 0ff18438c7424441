import * as z from 'zod';
import { standingTables } from '../../kernel/cloud/registry.ts';
import type { JsonValue } from '../../kernel/lib/json.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { cidrCovers, cidrOrNull } from '../../kernel/net/cidr.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud, AwsListView, AwsTables } from '../../resources/tables.ts';
import { type Named, named, readMention, type TableName } from '../script/names.ts';

const tables = standingTables(awsRegistry) as [TableName, ...TableName[]];

type Wanted = string | number | boolean | null | { readonly [field: string]: Wanted };

const wantedSchema: z.ZodType<Wanted> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), wantedSchema)]),
);

/** Resources told by what they are, in the words of `aws ec2 describe-…`. */
export const selectionFields = z.strictObject({
  type: z.enum(tables).meta({ description: 'Kind of resource' }),
  named: z.string().optional().meta({ description: 'Its Name tag (or a security group’s name)' }),
  in: z.string().optional().meta({ description: 'Name of the subnet or VPC it lies in' }),
  zone: z.string().optional().meta({ description: 'Its Availability Zone' }),
  block: z
    .strictObject({
      is: z.string().optional(),
      inside: z.string().optional(),
      prefix: z.int().min(0).max(32).optional(),
    })
    .optional()
    .meta({ description: 'What its CidrBlock has to be' }),
  where: z
    .record(z.string(), wantedSchema)
    .optional()
    .meta({ description: 'Fields of the describe answer; in a list one element has to have them all' }),
});

export type Selection = z.infer<typeof selectionFields>;

/** The records that are meant. The error names something the selection refers to that is not there. */
export function selectRecords(cloud: AwsCloud, selection: Selection): Result<readonly Named[], string> {
  const { type, where = {} } = selection;
  const container = selection.in === undefined ? ok(null) : readMention(cloud, selection.in);
  if (!container.ok) return container;
  const wanted = resolve(cloud, where);
  if (!wanted.ok) return wanted;
  const candidates =
    selection.named === undefined
      ? Object.values<Named['record']>(cloud.tables[type]).map((record) => ({ table: type, record }))
      : named(cloud, selection.named).filter(({ table }) => table === type);
  const view = listView(cloud);
  return ok(
    candidates.filter((candidate) => {
      const printed = print(view, candidate) as { readonly [field: string]: JsonValue };
      if (isGone(printed)) return false;
      if (
        container.value !== null &&
        printed.SubnetId !== container.value &&
        printed.VpcId !== container.value
      )
        return false;
      if (selection.zone !== undefined && zoneOf(printed) !== selection.zone) return false;
      return fitsBlock(printed.CidrBlock, selection.block) && fits(printed, wanted.value);
    }),
  );
}

/** Names of services keep their capitals. */
const PROPER = /^(?:Auto Scaling|CloudTrail|CloudWatch|DynamoDB|Elastic|EventBridge|Lambda)\b/;

/** `subnet "public-a"`, `instance` */
export function tellSelection({ type, named: name }: Selection): string {
  const label = awsRegistry[type].definition.label;
  const isCommon = /^[A-Z][a-z]/.test(label) && !PROPER.test(label);
  const noun = isCommon ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  return name === undefined ? noun : `${noun} “${name}”`;
}

/** The same with its article, as it is spoken: an Elastic IP address, an S3 bucket, a NAT gateway. */
export function tellOne(selection: Selection): string {
  const noun = tellSelection(selection);
  return `${/^(?:[AEIOaeio]|[FHLMRSX][A-Z0-9])/.test(noun) ? 'an' : 'a'} ${noun}`;
}

export function listView(cloud: AwsCloud): AwsListView {
  return {
    get: (table, id) => (Object.hasOwn(cloud.tables[table], id) ? cloud.tables[table][id] : undefined),
    all: <K extends TableName>(table: K) => Object.values<AwsTables[K]>(cloud.tables[table] ?? {}),
    guest: (id) => (Object.hasOwn(cloud.guest, id) ? cloud.guest[id] : undefined),
  };
}

function print(view: AwsListView, { table, record }: Named): JsonValue {
  const { describe } = awsRegistry[table] as {
    readonly describe: { print(view: AwsListView, record: Named['record']): JsonValue };
  };
  const printed = describe.print(view, record);
  return table === 'instance' ? instanceIn(printed) : printed;
}

/** AWS describes an instance inside its reservation; goals speak of the instance. */
function instanceIn(reservation: JsonValue): JsonValue {
  const { Instances } = reservation as { readonly Instances: readonly [JsonValue] };
  return Instances[0];
}

/** AWS still describes what was terminated or deleted a while ago; nobody means it. */
function isGone({ State }: { readonly [field: string]: JsonValue }): boolean {
  const state = typeof State === 'object' && State !== null && 'Name' in State ? State.Name : State;
  return state === 'terminated' || state === 'deleted';
}

function zoneOf(printed: { readonly [field: string]: JsonValue }): JsonValue | undefined {
  const { Placement } = printed;
  if (typeof Placement === 'object' && Placement !== null && 'AvailabilityZone' in Placement)
    return Placement.AvailabilityZone;
  return printed.AvailabilityZone;
}

function fitsBlock(text: JsonValue | undefined, block: Selection['block']): boolean {
  if (block === undefined) return true;
  const own = cidrOrNull(typeof text === 'string' ? text : undefined);
  if (own === null) return false;
  const outer = cidrOrNull(block.inside);
  if (outer !== null && !cidrCovers(outer, own)) return false;
  if (block.is !== undefined && block.is !== text) return false;
  return block.prefix === undefined || own.length === block.prefix;
}

/** Puts ids in place of `@names`. */
function resolve(cloud: AwsCloud, wanted: Wanted): Result<Wanted, string> {
  if (typeof wanted === 'string') return wanted.startsWith('@') ? readMention(cloud, wanted) : ok(wanted);
  if (typeof wanted !== 'object' || wanted === null) return ok(wanted);
  const entries: [string, Wanted][] = [];
  for (const [field, value] of Object.entries(wanted)) {
    const resolved = resolve(cloud, value);
    if (!resolved.ok) return err(resolved.error);
    entries.push([field, resolved.value]);
  }
  return ok(Object.fromEntries(entries));
}

/** `null` wants the field to be absent or empty. */
function fits(value: JsonValue | undefined, wanted: Wanted): boolean {
  if (wanted === null)
    return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).some((item) => fits(item, wanted));
  if (typeof wanted !== 'object') return value === wanted;
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as { readonly [field: string]: JsonValue };
  return Object.entries(wanted).every(([field, part]) =>
    fits(Object.hasOwn(fields, field) ? fields[field] : undefined, part),
  );
}
