import { nameTag } from '../../kernel/cloud/record.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** What a drawing of one VPC shows, by the ids that a trace speaks of. */
export interface NetworkMap {
  readonly vpc: Part & { readonly block: string };
  readonly internetGateway: Part;
  readonly zones: readonly Zone[];
}

export interface Part {
  readonly id: string;
  readonly name: string;
}

export interface Zone {
  readonly name: string;
  readonly subnets: readonly SubnetPart[];
}

export interface SubnetPart extends Part {
  readonly block: string;
  /** Its route table leads to an internet gateway. */
  readonly isPublic: boolean;
  readonly routeTable: Part;
  readonly networkAcl: Part;
  readonly residents: readonly Resident[];
}

/** An instance or a NAT gateway. */
export interface Resident extends Part {
  readonly kind: 'instance' | 'nat-gateway';
  readonly interfaceId: string;
  readonly address: string;
  readonly groups: readonly Part[];
}

/** Reads the drawing of the cloud's VPC with that name. Zones and subnets come in the order of their names and blocks. */
export function readNetworkMap(cloud: AwsCloud, vpcName: string): NetworkMap | null {
  const { tables } = cloud;
  const vpc = Object.values(tables.vpc).find((candidate) => nameTag(candidate) === vpcName);
  const gateway = Object.values(tables['internet-gateway']).find(({ Attachments }) =>
    Attachments.some((attachment) => attachment.VpcId === vpc?.id),
  );
  if (vpc === undefined || gateway === undefined) return null;
  const subnets = Object.values(tables.subnet).filter((subnet) => subnet.VpcId === vpc.id);
  const zones = [...new Set(subnets.map((subnet) => subnet.AvailabilityZone))].sort();
  return {
    vpc: { ...partOf(vpc), block: vpc.CidrBlockAssociationSet[0]?.CidrBlock ?? '' },
    internetGateway: partOf(gateway),
    zones: zones.map((name) => ({
      name,
      subnets: subnets
        .filter((subnet) => subnet.AvailabilityZone === name)
        .map((subnet) => readSubnet(cloud, subnet)),
    })),
  };
}

type SubnetRecord = AwsCloud['tables']['subnet'][string];

function readSubnet(cloud: AwsCloud, subnet: SubnetRecord): SubnetPart {
  const { tables } = cloud;
  const routeTables = Object.values(tables['route-table']).filter((table) => table.VpcId === subnet.VpcId);
  // RT-2: a subnet without a table of its own uses the main one.
  const routeTable =
    routeTables.find((table) => table.Associations.some(({ SubnetId }) => SubnetId === subnet.id)) ??
    routeTables.find((table) => table.Associations.some(({ Main }) => Main));
  const networkAcl = Object.values(tables['network-acl']).find((acl) =>
    acl.Associations.some(({ SubnetId }) => SubnetId === subnet.id),
  );
  return {
    ...partOf(subnet),
    block: subnet.CidrBlock,
    isPublic: routeTable?.Routes.some(({ Target }) => Target.Id.startsWith('igw-')) ?? false,
    routeTable: routeTable === undefined ? NOTHING : partOf(routeTable),
    networkAcl: networkAcl === undefined ? NOTHING : { ...partOf(networkAcl), name: aclName(networkAcl) },
    residents: Object.values(tables['network-interface'])
      .filter(({ SubnetId }) => SubnetId === subnet.id)
      .flatMap((card) => readResident(cloud, card)),
  };
}

const NOTHING: Part = { id: '', name: 'none' };

function aclName(acl: AwsCloud['tables']['network-acl'][string]): string {
  return nameTag(acl) ?? (acl.IsDefault ? 'default' : acl.id);
}

function readResident(
  cloud: AwsCloud,
  card: AwsCloud['tables']['network-interface'][string],
): readonly Resident[] {
  const { tables } = cloud;
  const instance = tables.instance[card.Attachment?.InstanceId ?? ''];
  const gateway = Object.values(tables['nat-gateway']).find(
    ({ NetworkInterfaceId }) => NetworkInterfaceId === card.id,
  );
  const owner = instance ?? gateway;
  if (owner === undefined) return [];
  return [
    {
      ...partOf(owner),
      kind: instance === undefined ? 'nat-gateway' : 'instance',
      interfaceId: card.id,
      address: card.PrivateIpAddresses[0]?.PrivateIpAddress ?? '',
      groups: card.Groups.map((id) => ({ id, name: tables['security-group'][id]?.GroupName ?? id })),
    },
  ];
}

function partOf(record: Parameters<typeof nameTag>[0]): Part {
  return { id: record.id, name: nameTag(record) ?? record.id };
}
