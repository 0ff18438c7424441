import { recordsOf } from '../../editor/cloud-view.ts';
import type { CloudIndex } from '../../editor/layout/index-cloud.ts';
import type { TableName } from '../../editor/session.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsTables } from '../../resources/tables.ts';
import type { PeeringSide } from '../../resources/vpc-peering-connection/schema.ts';
import { listWords } from '../../text/english/list-words.ts';
import { titleIn } from '../inspector/names.ts';
import type { Problems } from '../problems.ts';
import type { ListRow } from './list-row.ts';

type Cells = Pick<ListRow, 'detail' | 'exposure' | 'state'>;

/** What of a record of that table stands in the columns. */
type CellsOf = { readonly [K in TableName]?: (index: CloudIndex, record: AwsTables[K]) => Cells };

/** Kinds that stand in no container, in the order in which they are listed. */
const cellsOf: CellsOf = {
  'security-group': (index, { id, VpcId, Rules }) => ({
    detail: listWords.used(Rules.length, 'rule', 'rules'),
    exposure: '',
    state: usedBy(
      recordsOf(index.cloud, 'network-interface').filter(({ Groups }) => Groups.includes(id)).length,
      'interface',
      'interfaces',
      listWords.in(titleIn(index.cloud, VpcId)),
    ),
  }),
  'route-table': ({ cloud }, { VpcId, Routes, Associations }) => ({
    // RT-1: each table also has the VPC's local route.
    detail: listWords.used(Routes.length + 1, 'route', 'routes'),
    exposure: '',
    state: Associations.some(({ Main }) => Main)
      ? `${listWords.main} of ${titleIn(cloud, VpcId)}`
      : usedBy(Associations.length, 'subnet', 'subnets', listWords.in(titleIn(cloud, VpcId))),
  }),
  'network-acl': ({ cloud }, { VpcId, Entries, Associations }) => ({
    detail: listWords.used(Entries.length, 'rule', 'rules'),
    exposure: '',
    state: usedBy(Associations.length, 'subnet', 'subnets', listWords.in(titleIn(cloud, VpcId))),
  }),
  'vpc-peering-connection': (index, { RequesterVpcInfo, AccepterVpcInfo, Status }) => ({
    detail: `${sideTitle(index, RequesterVpcInfo)} ↔ ${sideTitle(index, AccepterVpcInfo)}`,
    exposure: '',
    state: Status.Code,
  }),
  'managed-prefix-list': (_index, { Versions }) => ({
    detail: listWords.used(Versions.at(-1)?.Entries.length ?? 0, 'entry', 'entries'),
    exposure: '',
    state: '',
  }),
  'elastic-ip': ({ cloud }, { PublicIp, Association }) => ({
    detail: PublicIp,
    exposure: '',
    state:
      Association === undefined
        ? listWords.notAssociated
        : listWords.at(titleIn(cloud, Association.NetworkInterfaceId)),
  }),
  'key-pair': ({ cloud }, { KeyName, KeyType }) => ({
    detail: KeyType,
    exposure: '',
    state: usedBy(
      recordsOf(cloud, 'instance').filter((each) => each.KeyName === KeyName && each.State !== 'terminated')
        .length,
      'instance',
      'instances',
    ),
  }),
};

/** A heading for each kind there is, followed by its records. */
export function groupRows(index: CloudIndex, problems: Problems): readonly ListRow[] {
  return (Object.keys(cellsOf) as (keyof typeof cellsOf & TableName)[]).flatMap((table) =>
    rowsOf(index, table, problems),
  );
}

function rowsOf<K extends TableName>(index: CloudIndex, table: K, problems: Problems): readonly ListRow[] {
  const cells = cellsOf[table];
  const records = recordsOf(index.cloud, table).filter(
    (record) => record.account !== 'AWS' && !isOver(index, table, record.id),
  );
  if (cells === undefined || records.length === 0) return [];
  const { icon, label, plural } = awsRegistry[table].definition;
  const heading = `group:${table}`;
  return [
    {
      key: heading,
      parent: null,
      id: null,
      kind: '',
      icon,
      title: plural,
      detail: '',
      exposure: '',
      state: '',
      problems: [],
      isHeading: true,
    },
    ...records.map((record) => ({
      key: record.key,
      parent: heading,
      id: record.id,
      kind: label,
      icon,
      title: titleIn(index.cloud, record.id),
      ...cells(index, record),
      problems: problems.get(record.id) ?? [],
      isHeading: false,
    })),
  ];
}

/** PCX-1: AWS shows these for a while; there is nothing left to do with them. */
function isOver({ view }: CloudIndex, table: TableName, id: string): boolean {
  if (table !== 'vpc-peering-connection') return false;
  const code = view.get('vpc-peering-connection', id)?.Status.Code ?? '';
  return ['deleted', 'rejected', 'expired', 'deleting'].includes(code);
}

function usedBy(count: number, one: string, many: string, beside = ''): string {
  const use = count === 0 ? listWords.unused : `used by ${listWords.used(count, one, many)}`;
  return beside === '' ? use : `${use}, ${beside}`;
}

/** A VPC of another account may not be in the document: then its blocks say which it is. */
function sideTitle({ cloud, view }: CloudIndex, side: PeeringSide): string {
  if (view.get('vpc', side.VpcId) !== undefined) return titleIn(cloud, side.VpcId);
  return side.CidrBlockSet?.join(', ') ?? side.VpcId;
}
