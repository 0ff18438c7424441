import { addAcl, addGroup, addPrefixList, groupRule } from './draft-cloud.ts';
import { mintId, OFFICE, PARTNER, type Plan, type SubnetPlan } from './random-plan.ts';

const OUT_ALL = 'out -1 all 0.0.0.0/0';

/** The groups of one VPC: a sane set, each with a chance of being a little off. */
export function addRandomGroups(
  plan: Plan,
  vpcId: string,
  vpcBlock: string,
): { readonly [kind: string]: string } {
  const { random, draft } = plan;
  const kinds = ['default', 'web', 'app', 'db', 'open', 'internal', 'office', 'odd', 'empty'] as const;
  const id = Object.fromEntries(kinds.map((kind) => [kind, mintId(plan, 'sg')]));
  const list = random.pickAny(plan.prefixLists);
  const rules: { readonly [kind in (typeof kinds)[number]]: readonly (string | false)[] } = {
    default: [`in -1 all ${id.default}`, OUT_ALL],
    web: [
      'in tcp 80-80 0.0.0.0/0',
      'in tcp 443-443 0.0.0.0/0',
      random.chance(0.8) && 'in icmp 8/* 0.0.0.0/0',
      random.chance(0.5) && 'in udp 53-53 0.0.0.0/0',
      OUT_ALL,
    ],
    app: [
      `in tcp 8080-8080 ${random.chance(0.6) ? id.web : vpcBlock}`,
      `in tcp 22-22 ${vpcBlock}`,
      random.chance(0.7) && 'in icmp all 10.0.0.0/8',
      random.chance(0.3) && `in tcp 1024-40000 ${id.app}`,
      OUT_ALL,
    ],
    db: [
      `in tcp 5432-5432 ${random.chance(0.6) ? id.app : vpcBlock}`,
      `in tcp 3306-3306 ${id.internal}`,
      random.chance(0.5) && OUT_ALL,
    ],
    open: ['in -1 all 0.0.0.0/0', OUT_ALL],
    internal: [`in -1 all ${random.chance(0.6) ? '10.0.0.0/8' : vpcBlock}`, OUT_ALL],
    office: [
      `in tcp 22-22 ${list !== undefined && random.chance(0.6) ? list : OFFICE}`,
      'out tcp 443-443 0.0.0.0/0',
      'out udp 53-53 0.0.0.0/0',
      random.chance(0.4) && `out -1 all ${random.chance(0.5) ? id.app : id.internal}`,
    ],
    odd: [
      'in 47 all 0.0.0.0/0',
      random.chance(0.5) && 'in icmp 0/* 0.0.0.0/0',
      `in tcp 1024-65535 ${list ?? PARTNER}`,
      'in 6 9000-9100 10.0.0.0/8',
      `out tcp 1-1023 ${list !== undefined && random.chance(0.5) ? list : '0.0.0.0/0'}`,
      'out icmp all 0.0.0.0/0',
    ],
    empty: random.chance(0.5) ? [OUT_ALL] : [],
  };
  for (const kind of kinds)
    addGroup(
      draft,
      id[kind] ?? '',
      vpcId,
      rules[kind].filter((rule) => rule !== false),
    );
  return id;
}

/** PCX-6: a rule that names a group of the VPC at the other end. */
export function addPeerReference(plan: Plan, groupId: string, peerGroupId: string, peeringId: string) {
  const group = plan.draft.tables['security-group'][groupId];
  const peerGroup = plan.draft.tables['security-group'][peerGroupId];
  if (group === undefined || peerGroup === undefined) return;
  const rule = groupRule(mintId(plan, 'sgr'), `in -1 all ${peerGroupId}`);
  const ReferencedGroupInfo = {
    GroupId: peerGroupId,
    VpcPeeringConnectionId: peeringId,
    VpcId: peerGroup.VpcId,
  };
  plan.draft.tables['security-group'][groupId] = {
    ...group,
    Rules: [...group.Rules, { ...rule, ReferencedGroupInfo }],
  };
}

export function addRandomPrefixLists(plan: Plan) {
  for (let count = plan.random.integer(0, 2); count > 0; count -= 1) {
    const id = mintId(plan, 'pl');
    const blocks = [OFFICE, PARTNER, '10.0.0.0/12', '10.1.0.0/16', '54.20.1.0/28', '203.0.113.0/24'];
    addPrefixList(
      plan.draft,
      id,
      blocks.filter(() => plan.random.chance(0.35)),
    );
    plan.prefixLists.push(id);
  }
}

const OPEN_IN = 'in 100 allow -1 all 0.0.0.0/0';
const OPEN_OUT = 'out 100 allow -1 all 0.0.0.0/0';

/** Network ACLs as people write them, with what they get wrong: the ephemeral ports above all. */
function aclEntries(plan: Plan, vpcBlock: string): readonly string[] {
  const { random } = plan;
  const ephemeral = random.pick(['1024-65535', '32768-60999', '32768-65535', '49152-65535', '1024-40000']);
  switch (
    random.weighted({ web: 3, hole: 2, denyLow: 2, denyHigh: 1, oneWay: 2, icmp: 1, vpcOnly: 2, none: 1 })
  ) {
    case 'web':
      return [
        `in 90 allow -1 all ${vpcBlock}`,
        'in 100 allow 6 80-80 0.0.0.0/0',
        'in 110 allow 6 443-443 0.0.0.0/0',
        `in 120 allow 6 ${ephemeral} 0.0.0.0/0`,
        random.chance(0.5) ? OPEN_OUT : 'out 100 allow 6 1-65535 0.0.0.0/0',
      ];
    case 'hole':
      return [
        `in ${random.pick([50, 150])} deny 6 40000-50000 0.0.0.0/0`,
        OPEN_IN,
        `out ${random.pick([50, 150])} deny 6 ${random.pick(['33000-40000', '61000-65535'])} 0.0.0.0/0`,
        OPEN_OUT,
      ];
    case 'denyLow':
      return [`in 10 deny -1 all ${random.pick([OFFICE, '10.0.0.0/8', '10.0.1.0/24'])}`, OPEN_IN, OPEN_OUT];
    case 'denyHigh':
      return [OPEN_IN, `in 200 deny -1 all ${OFFICE}`, OPEN_OUT, 'out 200 deny 6 all 0.0.0.0/0'];
    case 'oneWay':
      return random.chance(0.5) ? [OPEN_IN] : [OPEN_IN, `out 100 allow 6 ${ephemeral} 0.0.0.0/0`];
    case 'icmp':
      return ['in 90 deny 1 8/0 0.0.0.0/0', OPEN_IN, 'out 90 deny 1 0/* 10.0.0.0/8', OPEN_OUT];
    case 'vpcOnly':
      return [`in 100 allow -1 all ${vpcBlock}`, `out 100 allow -1 all ${vpcBlock}`];
    case 'none':
      return [];
  }
}

/** Most subnets share an open list; some have their own; now and then one has no record of any. */
export function addRandomAcls(plan: Plan, vpcId: string, vpcBlock: string, subnets: readonly SubnetPlan[]) {
  const shared: string[] = [];
  for (const subnet of subnets) {
    const kind = plan.random.weighted({ shared: 77, own: 19, none: 4 });
    if (kind === 'shared') shared.push(subnet.id);
    if (kind === 'own')
      addAcl(plan.draft, mintId(plan, 'acl'), vpcId, [subnet.id], aclEntries(plan, vpcBlock));
  }
  addAcl(plan.draft, mintId(plan, 'acl'), vpcId, shared, [OPEN_IN, OPEN_OUT]);
}
