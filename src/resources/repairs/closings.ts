import type { Row, Step } from '../../kernel/forward/answer.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { type Address, formatAddress } from '../../kernel/net/address.ts';
import { hasPorts, ICMP } from '../../kernel/net/protocol.ts';
import { type Edit, editOf } from '../../kernel/repair/edit.ts';
import { stepsOf } from '../../kernel/repair/scene.ts';
import type { Site } from '../../kernel/repair/site.ts';
import type { AwsCloud, AwsTables } from '../tables.ts';
import { freeNumbers } from './acl-offers.ts';
import { placeOf } from './aws-scene.ts';

const MATCHING: ReadonlySet<Row['reason']> = new Set(['decides', 'decides-partly', 'also-matches']);

/** Where the request passes: a deny in a list, the rules that let it through, the route it takes. */
export function awsClosings(site: Site<AwsTables>, anybody: Address | null): readonly Edit[] {
  const edits: Edit[] = [];
  for (const connection of site.trace.connections) {
    for (const step of stepsOf(connection, 'forward')) {
      if (step.action === 'drop' || step.action === 'skip') continue;
      if (step.stage === 'filter-in' || step.stage === 'filter-out')
        edits.push(...revocation(site.cloud, step));
      if (step.stage === 'leave' || step.stage === 'enter') edits.push(...denial(site.cloud, step, anybody));
      if (step.stage === 'route') edits.push(...withdrawal(site.cloud, step));
    }
  }
  return edits;
}

/** SG-2: all rules that match it, of every group of the interface, or the others still let it pass. */
function revocation(cloud: AwsCloud, step: Step): readonly Edit[] {
  if (step.session?.kind === 'used') return [];
  const byGroup = new Map<string, string[]>();
  for (const row of step.rows) {
    if (!MATCHING.has(row.reason)) continue;
    byGroup.set(row.owner, [...(byGroup.get(row.owner) ?? []), row.id]);
  }
  const operation = step.stage === 'filter-out' ? 'RevokeSecurityGroupEgress' : 'RevokeSecurityGroupIngress';
  const calls = [...byGroup].flatMap(([GroupId, SecurityGroupRuleIds]) => {
    const group = cloud.tables['security-group'][GroupId];
    return group === undefined
      ? []
      : [{ operation, input: { GroupId, SecurityGroupRuleIds }, ...placeOf(group) }];
  });
  return calls.length === 0 ? [] : [editOf('rules revoked', 0, ...calls)];
}

/** ACL-1: a deny before the entry that lets it pass. */
function denial(cloud: AwsCloud, step: Step, anybody: Address | null): readonly Edit[] {
  const acl = cloud.tables['network-acl'][step.at];
  const allower = Number(step.rule?.id);
  if (acl === undefined || !Number.isInteger(allower)) return [];
  const egress = step.stage === 'leave';
  const number = freeNumbers(acl, egress, allower, 1)[0];
  if (number === undefined) return [];
  const far = egress ? step.before.destination : step.before.source;
  return [
    editOf('list entry denies', 0, {
      operation: 'CreateNetworkAclEntry',
      input: {
        NetworkAclId: acl.id,
        RuleNumber: number,
        RuleAction: 'deny',
        Egress: egress,
        CidrBlock: far === anybody ? '0.0.0.0/0' : `${formatAddress(far)}/32`,
        ...trafficOf(step),
      },
      ...placeOf(acl),
    }),
  ];
}

function trafficOf(step: Step): JsonObject {
  const { protocol, icmp, destinationPorts } = step.before;
  const ports = destinationPorts[0];
  if (hasPorts(protocol) && ports !== undefined)
    return { Protocol: String(protocol), PortRange: { From: ports.from, To: ports.to } };
  if (protocol === ICMP) return { Protocol: '1', IcmpTypeCode: { Type: icmp?.type ?? -1, Code: -1 } };
  return { Protocol: String(protocol) };
}

/** RT-1: the VPC's own routes stay. */
function withdrawal(cloud: AwsCloud, step: Step): readonly Edit[] {
  const table = cloud.tables['route-table'][step.at];
  const { rule } = step;
  if (table === undefined || rule === null) return [];
  if (rule.subject === null || !('targetId' in rule.subject) || rule.subject.targetId === 'local') return [];
  const to = rule.id.startsWith('pl-')
    ? { DestinationPrefixListId: rule.id }
    : { DestinationCidrBlock: rule.id };
  return [
    editOf('route removed', 0, {
      operation: 'DeleteRoute',
      input: { RouteTableId: table.id, ...to },
      ...placeOf(table),
    }),
  ];
}
