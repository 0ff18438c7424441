import type { AwsTables } from '../../resources/tables.ts';
import type { Entry, Gathered, TableName } from './gather.ts';
import type { Place, ReportBuilder } from './report.ts';

interface Reference {
  readonly table: TableName;
  readonly id: string;
}

type References = {
  readonly [K in TableName]?: (record: AwsTables[K], gathered: Gathered) => readonly Reference[];
};

const to = (table: TableName, id: string | undefined): readonly Reference[] =>
  id === undefined || id === '' ? [] : [{ table, id }];

/** Ids of kinds without a table are not looked for: their objects lie in `kept`. */
const GATEWAY_TABLES: readonly (readonly [string, TableName])[] = [
  ['igw-', 'internet-gateway'],
  ['nat-', 'nat-gateway'],
  ['eni-', 'network-interface'],
  ['pcx-', 'vpc-peering-connection'],
];

function toTarget(id: string | undefined): readonly Reference[] {
  const table = GATEWAY_TABLES.find(([prefix]) => id?.startsWith(prefix))?.[1];
  return table === undefined ? [] : to(table, id);
}

/**
 * Which records a record names. A route to a deleted target is a fact of its own (RT-14), not a gap;
 * a route that AWS called active keeps that word where its target is not in the import.
 */
const referencesOf: References = {
  subnet: ({ VpcId }) => to('vpc', VpcId),
  'internet-gateway': ({ Attachments }) => Attachments.flatMap(({ VpcId }) => to('vpc', VpcId)),
  'elastic-ip': ({ Association }) => to('network-interface', Association?.NetworkInterfaceId),
  'nat-gateway': ({ VpcId, SubnetId, State, NetworkInterfaceId }) =>
    State === 'deleted' || State === 'failed'
      ? []
      : [...to('vpc', VpcId), ...to('subnet', SubnetId), ...to('network-interface', NetworkInterfaceId)],
  'route-table': ({ VpcId, Associations, Routes }) => [
    ...to('vpc', VpcId),
    ...Associations.flatMap(({ SubnetId, GatewayId }) => [...to('subnet', SubnetId), ...toTarget(GatewayId)]),
    ...Routes.flatMap(({ Target, StateAtImport, DestinationPrefixListId }) => [
      ...(StateAtImport === 'active' ? toTarget(Target.Id) : []),
      ...to('managed-prefix-list', DestinationPrefixListId),
    ]),
  ],
  'security-group': (group, gathered) => [
    ...to('vpc', group.VpcId),
    ...group.Rules.flatMap(({ PrefixListId, ReferencedGroupInfo }) => [
      ...to('managed-prefix-list', PrefixListId),
      ...(isForeign(ReferencedGroupInfo, group.account, gathered)
        ? []
        : to('security-group', ReferencedGroupInfo?.GroupId)),
    ]),
  ],
  'network-acl': ({ VpcId, Associations }) => [
    ...to('vpc', VpcId),
    ...Associations.flatMap(({ SubnetId }) => to('subnet', SubnetId)),
  ],
  'network-interface': ({ SubnetId, Groups, Attachment }) => [
    ...to('subnet', SubnetId),
    ...Groups.flatMap((id) => to('security-group', id)),
    ...to('instance', Attachment?.InstanceId),
  ],
};

/** Groups and VPCs of accounts or VPCs that were not imported at all are no gap either. */
function isForeign(
  info: { readonly UserId?: string; readonly VpcId?: string } | undefined,
  account: string,
  gathered: Gathered,
): boolean {
  if (info === undefined) return false;
  if (info.VpcId !== undefined) return gathered.get('vpc', info.VpcId) === undefined;
  return info.UserId !== undefined && info.UserId !== account;
}

/** One warning per id that is named but not there, with the number of records that name it. */
export function checkReferences(gathered: Gathered, report: ReportBuilder): void {
  const missing = new Map<string, { readonly by: string; readonly place: Place; count: number }>();
  for (const table of Object.keys(referencesOf) as (keyof typeof referencesOf)[])
    checkTable(table, gathered, missing);
  for (const [id, { by, place, count }] of missing) {
    const others = count === 1 ? '' : ` and ${count - 1} more`;
    report.warn(place, `${id} is not in the import; ${by}${others} ${count === 1 ? 'names' : 'name'} it`);
  }
}

function checkTable<K extends TableName>(
  table: K,
  gathered: Gathered,
  missing: Map<string, { readonly by: string; readonly place: Place; count: number }>,
): void {
  const find = referencesOf[table] as
    | ((record: AwsTables[K], all: Gathered) => readonly Reference[])
    | undefined;
  for (const entry of gathered.table(table).values() as Iterable<Entry<K>>)
    for (const reference of find?.(entry.record, gathered) ?? []) {
      if (gathered.table(reference.table).has(reference.id)) continue;
      const known = missing.get(reference.id);
      if (known === undefined)
        missing.set(reference.id, { by: entry.record.id, place: entry.place, count: 1 });
      else known.count++;
    }
}
