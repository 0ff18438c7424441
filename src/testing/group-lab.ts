import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import type { SecurityGroup, SecurityGroupRule } from '../resources/security-group/schema.ts';
import { Account } from './account.ts';

/** An account with one VPC, for the tests of security groups. */
export class GroupLab extends Account {
  readonly vpcId = vpcIdOf(this.run('CreateVpc', { CidrBlock: '10.0.0.0/16' }));

  createGroup(GroupName: string, VpcId = this.vpcId): string {
    return String(this.run('CreateSecurityGroup', { GroupName, Description: 'for a test', VpcId }).GroupId);
  }

  group(id: string): SecurityGroup {
    const group = this.all('security-group').find((item) => item.id === id);
    if (group === undefined) throw new Error(`no group ${id}`);
    return group;
  }

  rules(id: string, egress = false): readonly SecurityGroupRule[] {
    return this.group(id).Rules.filter((rule) => rule.IsEgress === egress);
  }

  ruleId(id: string, egress = false): string {
    const [rule] = this.rules(id, egress);
    if (rule === undefined) throw new Error(`${id} has no rule in that direction`);
    return rule.SecurityGroupRuleId;
  }

  described(id: string): JsonObject {
    return first(this.run('DescribeSecurityGroups', { GroupIds: [id] }).SecurityGroups);
  }

  /** A second VPC joined to the first by an active peering. */
  peer(CidrBlock = '10.1.0.0/16'): { readonly vpcId: string; readonly peeringId: string } {
    const vpcId = vpcIdOf(this.run('CreateVpc', { CidrBlock }));
    const peeringId = 'pcx-0123456789abcdef0';
    const side = (VpcId: string) => ({
      VpcId,
      OwnerId: this.account,
      Region: this.region,
      AllowDnsResolutionFromRemoteVpc: false,
    });
    this.put('vpc-peering-connection', {
      id: peeringId,
      key: 'vpc-peering-connection-1',
      account: this.account,
      region: this.region,
      Tags: [],
      Status: { Code: 'active', Message: 'Active' },
      RequesterVpcInfo: side(this.vpcId),
      AccepterVpcInfo: side(vpcId),
    });
    return { vpcId, peeringId };
  }

  setPeering(id: string, Code: 'active' | 'deleted' | 'pending-acceptance'): void {
    const peering = this.all('vpc-peering-connection').find((item) => item.id === id);
    if (peering === undefined) throw new Error(`no peering ${id}`);
    this.put('vpc-peering-connection', { ...peering, Status: { Code, Message: '' } });
  }
}

export function tcp(port: number, ...blocks: string[]): JsonObject {
  return {
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    IpRanges: blocks.map((CidrIp) => ({ CidrIp })),
  };
}

export function fromGroup(GroupId: string, more: JsonObject = {}): JsonObject {
  return { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId, ...more }] };
}

export function first(list: JsonValue | undefined): JsonObject {
  const [item] = Array.isArray(list) ? (list as readonly JsonObject[]) : [];
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

function vpcIdOf(answer: JsonObject): string {
  return String((answer.Vpc as JsonObject).VpcId);
}
