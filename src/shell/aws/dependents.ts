import type { ResourceRecord } from '../../kernel/cloud/record.ts';
import type { AwsCloud } from '../../resources/tables.ts';

export interface Dependent {
  readonly table: string;
  readonly record: ResourceRecord;
}

/** What goes with its owner, and what is gone but still shown for a while: neither stands in the way. */
const GONE = new Set(['deleted', 'deleting', 'terminated', 'rejected', 'expired', 'failed']);

/**
 * The records that name the id, and those that the record itself is tied to: what has to go before it can be
 * deleted. Interfaces stand for their owners: the instance, the NAT gateway.
 */
export function dependentsOf(cloud: AwsCloud, id: string): readonly Dependent[] {
  const tables: { readonly [table: string]: { readonly [id: string]: ResourceRecord } } = cloud.tables;
  const quoted = `"${id}"`;
  const found = new Map<string, Dependent>();
  const add = (table: string, record: ResourceRecord) => {
    const owner = ownerOf(cloud, record.id);
    const dependent = owner ?? { table, record };
    found.set(dependent.record.id, dependent);
  };
  for (const [table, records] of Object.entries(tables))
    for (const record of Object.values(records)) {
      if (record.id === id || isGone(record) || comesAlong(record)) continue;
      const { Tags: _, ...facts } = record;
      if (JSON.stringify(facts).includes(quoted)) add(table, record);
    }
  const itself = Object.values(tables).find((records) => Object.hasOwn(records, id))?.[id];
  for (const [table, tied] of tiesOf(itself)) {
    const record = tables[table]?.[tied];
    if (record !== undefined) found.set(tied, { table, record });
  }
  return [...found.values()];
}

function isGone(record: ResourceRecord): boolean {
  const { State, Status } = record as { State?: unknown; Status?: { Code?: unknown } };
  return GONE.has(String(State)) || GONE.has(String(Status?.Code));
}

/** The main route table, the default group and the default list of a VPC are deleted with it. */
function comesAlong(record: ResourceRecord): boolean {
  const { GroupName, IsDefault, Associations } = record as {
    GroupName?: unknown;
    IsDefault?: unknown;
    Associations?: readonly { readonly Main?: boolean }[];
  };
  return (
    (GroupName === 'default' && 'IpPermissions' in record) ||
    (IsDefault === true && 'Entries' in record) ||
    (Array.isArray(Associations) && Associations.some(({ Main }) => Main === true))
  );
}

/** Subnets of a route table or list, the VPC of a gateway. */
function tiesOf(record: ResourceRecord | undefined): readonly (readonly [table: string, id: string])[] {
  const { Associations = [], Attachments = [] } = (record ?? {}) as {
    Associations?: readonly { readonly SubnetId?: string }[];
    Attachments?: readonly { readonly VpcId?: string }[];
  };
  return [
    ...Associations.flatMap(({ SubnetId }) =>
      SubnetId === undefined ? [] : [['subnet', SubnetId] as const],
    ),
    ...Attachments.flatMap(({ VpcId }) => (VpcId === undefined ? [] : [['vpc', VpcId] as const])),
  ];
}

function ownerOf({ tables }: AwsCloud, id: string): Dependent | undefined {
  const instance = tables.instance[tables['network-interface'][id]?.Attachment?.InstanceId ?? ''];
  if (instance !== undefined) return { table: 'instance', record: instance };
  const nat = Object.values(tables['nat-gateway']).find((each) => each.NetworkInterfaceId === id);
  return nat === undefined ? undefined : { table: 'nat-gateway', record: nat };
}
