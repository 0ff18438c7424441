import { recordsOf } from '../../editor/cloud-view.ts';
import { indexCloud } from '../../editor/layout/index-cloud.ts';
import type { RouteTable } from '../../resources/route-table/schema.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { Choice } from './group-rules.ts';
import { type Reference, referenceTo, titleIn } from './names.ts';

/** What a subnet uses: its route table and its network ACL. */
export interface SubnetUses {
  /** Null: the VPC's main one. */
  readonly routeTable: string | null;
  readonly mainTable: Reference | null;
  readonly routeTables: readonly Choice[];
  readonly acl: string;
  readonly acls: readonly Choice[];
}

export function subnetUses(cloud: AwsCloud, subnet: Subnet): SubnetUses {
  const { aclOf } = indexCloud(cloud);
  const tables = recordsOf(cloud, 'route-table').filter(({ VpcId }) => VpcId === subnet.VpcId);
  const own = tables.find(({ Associations }) => Associations.some(({ SubnetId }) => SubnetId === subnet.id));
  const main = tables.find(({ Associations }) => Associations.some(({ Main }) => Main));
  const acls = recordsOf(cloud, 'network-acl').filter(({ VpcId }) => VpcId === subnet.VpcId);
  const choice = ({ id }: { readonly id: string }) => ({ value: id, label: titleIn(cloud, id) });
  return {
    routeTable: own?.id ?? null,
    mainTable: main === undefined ? null : referenceTo(cloud, main.id),
    routeTables: tables.map(choice),
    acl: aclOf(subnet.id)?.id ?? '',
    acls: acls.map(choice),
  };
}

/** Who uses a route table. */
export interface TableUsers {
  readonly isMain: boolean;
  readonly subnets: readonly (Reference & { readonly block: string })[];
  readonly gateways: readonly Reference[];
  /** Without a table of their own, so they use this one as the main one. */
  readonly implicit: readonly Reference[];
  /** Subnets that could be given this table, by key. */
  readonly others: readonly Choice[];
}

export function tableUsers(cloud: AwsCloud, table: RouteTable): TableUsers {
  const { hasOwnRouteTable } = indexCloud(cloud);
  const siblings = recordsOf(cloud, 'subnet').filter(({ VpcId }) => VpcId === table.VpcId);
  const isMain = table.Associations.some(({ Main }) => Main);
  const own = new Set(table.Associations.flatMap(({ SubnetId }) => SubnetId ?? []));
  const reference = (subnet: Subnet) => ({ ...referenceTo(cloud, subnet.id), block: subnet.CidrBlock });
  return {
    isMain,
    subnets: siblings.filter(({ id }) => own.has(id)).map(reference),
    gateways: table.Associations.flatMap(({ GatewayId }) =>
      GatewayId === undefined ? [] : [referenceTo(cloud, GatewayId)],
    ),
    implicit: isMain ? siblings.filter(({ id }) => !hasOwnRouteTable(id)).map(reference) : [],
    others: siblings
      .filter(({ id }) => !own.has(id))
      .map(({ id, key }) => ({ value: key, label: titleIn(cloud, id) })),
  };
}
