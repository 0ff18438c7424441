import { applyRequest } from '../kernel/cloud/apply.ts';
import type { ImportedRecord } from '../kernel/cloud/registry.ts';
import { settle } from '../kernel/cloud/settle.ts';
import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { awsRegistry } from '../resources/registry.ts';
import { Account } from './account.ts';

/** The value at a path like `Instances.0.State.Name`; fails the test when there is none. */
export function at(value: JsonValue, path: string): JsonValue {
  let current: JsonValue | undefined = value;
  for (const step of path.split('.')) {
    current = typeof current === 'object' && current !== null ? (current as JsonObject)[step] : undefined;
    if (current === undefined) throw new Error(`nothing at ${path} in ${JSON.stringify(value)}`);
  }
  return current;
}

export function textAt(value: JsonValue, path: string): string {
  return String(at(value, path));
}

/**
 * A VPC with an internet gateway and DNS names; `open` and `closed` in one zone, `far` in another,
 * `tiny` with room for eleven addresses; `open` assigns public addresses. A second VPC with `other`.
 */
export class InstanceLab extends Account {
  readonly vpc = textAt(this.run('CreateVpc', { CidrBlock: '10.0.0.0/16' }), 'Vpc.VpcId');
  readonly otherVpc = textAt(this.run('CreateVpc', { CidrBlock: '10.9.0.0/16' }), 'Vpc.VpcId');
  readonly open = this.subnet(this.vpc, '10.0.1.0/24', 'a');
  readonly closed = this.subnet(this.vpc, '10.0.2.0/24', 'a');
  readonly tiny = this.subnet(this.vpc, '10.0.3.0/28', 'a');
  readonly far = this.subnet(this.vpc, '10.0.4.0/24', 'b');
  readonly other = this.subnet(this.otherVpc, '10.9.1.0/24', 'a');

  constructor() {
    super();
    const gateway = textAt(this.run('CreateInternetGateway'), 'InternetGateway.InternetGatewayId');
    this.run('AttachInternetGateway', { InternetGatewayId: gateway, VpcId: this.vpc });
    this.run('ModifyVpcAttribute', { VpcId: this.vpc, EnableDnsHostnames: { Value: true } });
    this.run('ModifySubnetAttribute', { SubnetId: this.open, MapPublicIpOnLaunch: { Value: true } });
    this.settle();
  }

  subnet(VpcId: string, CidrBlock: string, zone: string): string {
    const AvailabilityZone = `${this.region}${zone}`;
    return textAt(this.run('CreateSubnet', { VpcId, CidrBlock, AvailabilityZone }), 'Subnet.SubnetId');
  }

  group(GroupName: string, VpcId = this.vpc): string {
    return textAt(this.run('CreateSecurityGroup', { GroupName, Description: GroupName, VpcId }), 'GroupId');
  }

  /** A new interface's id. */
  networkInterface(input: JsonObject): string {
    return textAt(this.run('CreateNetworkInterface', input), 'NetworkInterface.NetworkInterfaceId');
  }

  /** The id of a running t3.micro, unless the input says otherwise. */
  instance(input: JsonObject = {}): string {
    const id = textAt(this.run('RunInstances', { ...micro, ...input }), 'Instances.0.InstanceId');
    this.settle();
    return id;
  }

  /** The answer of a guest operation, or the code of its refusal. */
  guest(operation: string, input: JsonObject): JsonObject | string {
    return this.ask({ service: 'guest', operation, input }, 0);
  }

  /** What EC2 would answer that much later; the document's clock stays when it refuses. */
  later(operation: string, input: JsonObject, afterMs: number): JsonObject | string {
    return this.ask({ service: 'ec2', operation, input }, afterMs);
  }

  wait(ms: number): void {
    this.cloud = settle(awsRegistry, this.cloud, this.cloud.clock + ms);
  }

  private ask(
    call: { readonly service: string; readonly operation: string; readonly input: JsonObject },
    afterMs: number,
  ): JsonObject | string {
    const { account, region } = this;
    const request = { ...call, account, region, at: this.cloud.clock + afterMs };
    const outcome = applyRequest(awsRegistry, this.cloud, request);
    if (!outcome.ok) return outcome.error.code;
    this.cloud = outcome.cloud;
    return outcome.output;
  }

  /** An instance as DescribeInstances answers it now. */
  described(id: string): JsonObject {
    const answer = this.run('DescribeInstances', { InstanceIds: [id] });
    return at(answer, 'Reservations.0.Instances.0') as JsonObject;
  }

  /** An interface as DescribeNetworkInterfaces answers it now. */
  describedInterface(id: string): JsonObject {
    const answer = this.run('DescribeNetworkInterfaces', { NetworkInterfaceIds: [id] });
    return at(answer, 'NetworkInterfaces.0') as JsonObject;
  }

  /** A new Elastic IP on that interface; its allocation id. */
  elasticIp(NetworkInterfaceId: string, PrivateIpAddress?: string): string {
    const AllocationId = textAt(this.run('AllocateAddress', { Domain: 'vpc' }), 'AllocationId');
    this.run('AssociateAddress', {
      AllocationId,
      NetworkInterfaceId,
      ...(PrivateIpAddress === undefined ? {} : { PrivateIpAddress }),
    });
    return AllocationId;
  }
}

/** Every record read from a reservation, as an importer of another account gets them. */
export function readReservation(raw: JsonObject): readonly ImportedRecord[] | string {
  return awsRegistry.instance.describe.parse(raw, {
    account: '999900001111',
    region: 'us-east-1',
    mintId: (prefix, from) => `${prefix}-of-${from}`,
    warn: () => {},
  });
}

/** What RunInstances needs at least. */
export const micro = {
  ImageId: 'ami-0123456789abcdef0',
  InstanceType: 't3.micro',
  MinCount: 1,
  MaxCount: 1,
} as const;
