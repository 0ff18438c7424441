import type { JsonObject } from '../../kernel/lib/json.ts';
import type { OperationCase } from './case.ts';

export const NO_GROUP = 'sg-00000000';

/** A permission for TCP port 443 of that block. */
export function https(CidrIp: string, more: JsonObject = {}): JsonObject {
  return { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp, ...more }] };
}

export function ports(FromPort: number, ToPort: number, IpProtocol = 'tcp'): JsonObject {
  return { IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp: '10.0.0.0/8' }] };
}

export function from(GroupId: string, more: JsonObject = {}): JsonObject {
  return { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId, ...more }] };
}

export function fromList(PrefixListId: string): JsonObject {
  return { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, PrefixListIds: [{ PrefixListId }] };
}

export function permit(...IpPermissions: readonly JsonObject[]): JsonObject {
  return { GroupId: '$sg', IpPermissions };
}

/** More blocks than a group takes. */
export function manyBlocks(count: number): JsonObject {
  const IpRanges = Array.from({ length: count }, (_, index) => ({ CidrIp: `172.16.${index}.0/24` }));
  return { IpProtocol: 'udp', FromPort: 53, ToPort: 53, IpRanges };
}

/** What every call that reads permissions makes of wrong ones. */
export const wrongPermissions: readonly OperationCase[] = [
  https('10.0.0.0/99'),
  https('999.1.1.1/8'),
  https(''),
  ports(-5, 80),
  ports(0, 70_000),
  ports(90, 80),
  ports(1_000_000_000, 1_000_000_000),
  ports(300, 0, 'icmp'),
  ports(1, 1, '256'),
  ports(1, 1, 'quic'),
  { IpProtocol: 'tcp', IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
  { FromPort: 1, ToPort: 1, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
  https('10.0.0.0/8', { Description: 'é' }),
  https('10.0.0.0/8', { Description: 'x'.repeat(256) }),
  { IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '10.0.0.0/8' }] },
  { IpProtocol: '-1', UserIdGroupPairs: [{ GroupName: 'spare' }] },
].map((permission) => ({ input: permit(permission) }));

/** Which group the request means. */
export function groupErrors(rest: JsonObject, named: JsonObject = rest) {
  return {
    missing: { input: named },
    'InvalidGroup.NotFound': { input: { ...rest, GroupId: NO_GROUP } },
    'InvalidGroupId.Malformed': { input: { ...rest, GroupId: 'web' } },
  };
}

export const ruleIdErrors = (key: string, wrap: (id: string) => JsonObject) => ({
  'InvalidSecurityGroupRuleId.NotFound': [
    { input: { GroupId: '$sg', [key]: [wrap('sgr-00000000')] } },
    { input: { GroupId: '$sparesg', [key]: [wrap('$sgr')] } },
  ],
  'InvalidSecurityGroupRuleId.Malformed': { input: { GroupId: '$sg', [key]: [wrap('rule-1')] } },
});
