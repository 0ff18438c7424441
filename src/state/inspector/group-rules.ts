import { draftOf, type RuleDraft } from '../../editor/commands/security-group-rules.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../resources/security-group/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { type Reference, referenceTo } from './names.ts';
import { type RuleUses, textOfUse } from './rule-use.ts';
import { covers, type Reach } from './shadow.ts';
import { trafficText } from './traffic.ts';

/** A line of the table of a group's rules. */
export interface RuleRow {
  readonly id: string;
  readonly draft: RuleDraft;
  readonly traffic: { readonly title: string; readonly detail: string };
  readonly peer: Reference;
  /** What it is good for, when that is known. */
  readonly use: string | null;
}

/** The rules of one direction, in the order in which AWS keeps them (SG-2: the order means nothing). */
export function ruleRows(
  cloud: AwsCloud,
  group: SecurityGroup,
  egress: boolean,
  uses: RuleUses,
): readonly RuleRow[] {
  const rules = group.Rules.filter(({ IsEgress }) => IsEgress === egress);
  return rules.map((rule) => {
    const draft = draftOf(rule);
    return {
      id: rule.SecurityGroupRuleId,
      draft,
      traffic: trafficText(draft.IpProtocol, draft.FromPort, draft.ToPort, 'names'),
      peer: peerReference(cloud, draft.peer),
      use: noteOf(cloud, group, rule, rules, uses),
    };
  });
}

/** A rule adds nothing where another lets the same through: all rules count together (SG-2). */
function noteOf(
  cloud: AwsCloud,
  group: SecurityGroup,
  rule: SecurityGroupRule,
  rules: readonly SecurityGroupRule[],
  uses: RuleUses,
): string | null {
  const reference = rule.ReferencedGroupInfo;
  const isGone =
    reference !== undefined &&
    reference.VpcPeeringConnectionId === undefined &&
    cloud.tables['security-group'][reference.GroupId] === undefined;
  const use = uses(group.id, rule.IsEgress ? 'out' : 'in', rule.SecurityGroupRuleId);
  if (isGone || use.isDead) return textOfUse({ ...use, isDead: true });
  const wider = rules.find((other) => other !== rule && covers(reachOf(other), reachOf(rule)));
  if (wider === undefined) return textOfUse(use);
  const { title } = trafficText(wider.IpProtocol, wider.FromPort, wider.ToPort, 'names');
  return `Adds nothing: ${title} ${rule.IsEgress ? 'to' : 'from'} ${peerReference(cloud, reachOf(wider).peer).title} lets this through as well`;
}

function reachOf(rule: SecurityGroupRule): Reach {
  const { IpProtocol, FromPort, ToPort, peer } = draftOf(rule);
  return { protocol: IpProtocol, from: FromPort, to: ToPort, peer };
}

function peerReference(cloud: AwsCloud, peer: string): Reference {
  if (peer === '0.0.0.0/0') return { id: peer, key: null, title: 'anywhere' };
  return referenceTo(cloud, peer);
}

/** Something to pick from a list, by id. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** Whom a rule of the group may name: everybody, the VPC, groups within reach, prefix lists. */
export function peerChoices(cloud: AwsCloud, group: SecurityGroup): readonly ChoiceGroup[] {
  const blocks = cloud.tables.vpc[group.VpcId]?.CidrBlockAssociationSet ?? [];
  const near = reachableVpcs(cloud, group.VpcId);
  const groups = Object.values(cloud.tables['security-group']).filter(({ VpcId }) => near.has(VpcId));
  const lists = Object.values(cloud.tables['managed-prefix-list']).filter(
    ({ region }) => region === group.region,
  );
  const isOwn = (id: string) => (id === group.id ? ' (this group)' : '');
  const all: readonly ChoiceGroup[] = [
    {
      label: 'Addresses',
      choices: [
        { value: '0.0.0.0/0', label: 'anywhere (0.0.0.0/0)' },
        ...blocks.map(({ CidrBlock }) => ({ value: CidrBlock, label: `this VPC (${CidrBlock})` })),
      ],
    },
    {
      label: 'Security groups',
      choices: groups.map(({ id, GroupName }) => ({ value: id, label: `${GroupName}${isOwn(id)}` })),
    },
    {
      label: 'Prefix lists',
      choices: lists.map(({ id, PrefixListName }) => ({ value: id, label: PrefixListName })),
    },
  ];
  return all.filter(({ choices }) => choices.length > 0);
}

/** PCX-6: groups of VPCs at the other end of an active peering may be named too. */
function reachableVpcs(cloud: AwsCloud, vpcId: string): ReadonlySet<string> {
  const ids = new Set([vpcId]);
  for (const { Status, RequesterVpcInfo, AccepterVpcInfo } of Object.values(
    cloud.tables['vpc-peering-connection'],
  )) {
    if (Status.Code !== 'active') continue;
    if (RequesterVpcInfo.VpcId === vpcId) ids.add(AccepterVpcInfo.VpcId);
    if (AccepterVpcInfo.VpcId === vpcId) ids.add(RequesterVpcInfo.VpcId);
  }
  return ids;
}
