import { settle } from '../kernel/cloud/settle.ts';
import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsTables } from '../resources/tables.ts';
import type { Account } from './account.ts';

/** The text at a path of an answer: `dig(output, 'Vpc', 'VpcId')`, `dig(output, 'Routes', 0, 'State')`. */
export function dig(value: JsonValue | undefined, ...path: readonly (string | number)[]): string {
  let current: unknown = value;
  for (const step of path) current = (current as { readonly [key: string | number]: unknown })?.[step];
  if (typeof current !== 'string')
    throw new Error(`no text at ${path.join('.')} in ${JSON.stringify(value)}`);
  return current;
}

/** The list under a key of an answer. */
export function listOf(output: JsonObject, key: string): readonly JsonObject[] {
  const list = output[key];
  if (!Array.isArray(list)) throw new Error(`no list under ${key} in ${JSON.stringify(output)}`);
  return list as readonly JsonObject[];
}

export interface SmallNetwork {
  readonly vpc: string;
  readonly gateway: string;
  readonly mainTable: string;
  /** 10.0.0.0/24 and 10.0.1.0/24, both on the main table and in the first zone. */
  readonly front: string;
  readonly back: string;
}

/** A VPC 10.0.0.0/16 with an internet gateway and two subnets, all settled; no routes beyond local. */
export function smallNetwork(aws: Account): SmallNetwork {
  const vpc = dig(aws.run('CreateVpc', { CidrBlock: '10.0.0.0/16' }), 'Vpc', 'VpcId');
  const gateway = dig(aws.run('CreateInternetGateway'), 'InternetGateway', 'InternetGatewayId');
  aws.run('AttachInternetGateway', { VpcId: vpc, InternetGatewayId: gateway });
  const [front, back] = ['10.0.0.0/24', '10.0.1.0/24'].map((CidrBlock) => addSubnet(aws, vpc, CidrBlock));
  const tables = aws.run('DescribeRouteTables', { Filters: [{ Name: 'vpc-id', Values: [vpc] }] });
  aws.settle();
  return {
    vpc,
    gateway,
    mainTable: dig(tables, 'RouteTables', 0, 'RouteTableId'),
    front: front ?? '',
    back: back ?? '',
  };
}

export function addSubnet(aws: Account, VpcId: string, CidrBlock: string): string {
  const made = aws.run('CreateSubnet', {
    VpcId,
    CidrBlock,
    AvailabilityZone: `${aws.region}a`,
  });
  return dig(made, 'Subnet', 'SubnetId');
}

export function addInterface(aws: Account, SubnetId: string): string {
  return dig(aws.run('CreateNetworkInterface', { SubnetId }), 'NetworkInterface', 'NetworkInterfaceId');
}

export function addAddress(aws: Account): string {
  return dig(aws.run('AllocateAddress'), 'AllocationId');
}

/** A running instance in the subnet. */
export function addInstance(aws: Account, SubnetId: string): string {
  const image = dig(aws.run('DescribeImages', { Owners: ['amazon'] }), 'Images', 0, 'ImageId');
  const launched = aws.run('RunInstances', {
    ImageId: image,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SubnetId,
  });
  aws.settle();
  return dig(launched, 'Instances', 0, 'InstanceId');
}

export function primaryInterface(aws: Account, InstanceId: string): string {
  const found = aws.all('network-interface').find((each) => each.Attachment?.InstanceId === InstanceId);
  if (found === undefined) throw new Error(`${InstanceId} has no interface`);
  return found.id;
}

/** Lets the document's clock run on by that many milliseconds. */
export function advance(aws: Account, ms: number): void {
  aws.cloud = settle(awsRegistry, aws.cloud, aws.cloud.clock + ms);
}

/** The resource type of a table. */
export function typeOf(table: keyof AwsTables) {
  return awsRegistry[table];
}
