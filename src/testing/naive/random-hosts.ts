import type { JsonObject } from '../../kernel/lib/json.ts';
import { addElasticIp, addInstance, addInterface, attachment } from './draft-cloud.ts';
import { mintAddress, mintId, mintPublicAddress, type Plan, type SubnetPlan } from './random-plan.ts';

/** An instance with its interfaces and addresses, groups by the role of its subnet. */
export function addRandomInstance(plan: Plan, subnet: SubnetPlan) {
  const { random, draft } = plan;
  const id = mintId(plan, 'i');
  const isRunning = random.chance(0.97);
  addInstance(
    draft,
    id,
    {
      State: isRunning ? 'running' : random.pick(['stopped', 'stopping', 'pending', 'shutting-down']),
      ...(random.chance(0.15) && { Platform: 'windows' }),
    },
    guestOf(plan, subnet),
  );
  const cards = [addCard(plan, subnet, id, 0, isRunning)];
  if (random.chance(0.18)) {
    // NET-10: interfaces stay in the instance's zone.
    const zoneOf = (one: SubnetPlan) => draft.tables.subnet[one.id]?.AvailabilityZone;
    const siblings = (plan.vpcs.find((vpc) => vpc.id === subnet.vpcId)?.subnets ?? []).filter(
      (one) => zoneOf(one) === zoneOf(subnet),
    );
    cards.push(addCard(plan, random.pickAny(siblings) ?? subnet, id, 1, false));
  }
  plan.instances.push({ id, subnet, cards });
}

function guestOf(plan: Plan, subnet: SubnetPlan): JsonObject | undefined {
  const { random } = plan;
  const tcp = (...ports: readonly number[]) => ports.map((Port) => ({ Protocol: 'tcp', Port }));
  switch (random.weighted({ unknown: 5, known: 4, none: 1 })) {
    case 'unknown':
      return undefined;
    case 'none':
      return { Listeners: [] };
    case 'known':
      return {
        Listeners:
          subnet.role === 'public'
            ? [...tcp(22, 80, 443), { Protocol: 'udp', Port: 53 }]
            : tcp(22, 443, ...random.pick(['8080', '5432', '3306 9000', '80 8080']).split(' ').map(Number)),
      };
  }
}

function groupsFor(plan: Plan, subnet: SubnetPlan): readonly string[] {
  const { random } = plan;
  const groups = plan.vpcs.find((vpc) => vpc.id === subnet.vpcId)?.groups ?? {};
  const kinds: { readonly [kind: string]: number } =
    subnet.role === 'public'
      ? { web: 12, open: 15, office: 2, default: 2, internal: 4, odd: 2, empty: 1, app: 1 }
      : { app: 6, db: 3, internal: 12, open: 11, default: 3, office: 1, odd: 2, empty: 1, web: 2 };
  const chosen = new Set([random.weighted(kinds)]);
  if (random.chance(0.4)) chosen.add(random.weighted(kinds));
  return [...chosen].flatMap((kind) => groups[kind] ?? []);
}

/** `mayBePublic`: an auto-assigned address comes only to a running instance's primary interface (IGW-5). */
function addCard(
  plan: Plan,
  subnet: SubnetPlan,
  instanceId: string,
  index: number,
  mayBePublic: boolean,
): string {
  const { random, draft } = plan;
  const id = mintId(plan, 'eni');
  const addresses = [mintAddress(plan, subnet)];
  if (random.chance(0.15)) addresses.push(mintAddress(plan, subnet));
  addInterface(draft, id, subnet.id, addresses, random.chance(0.98) ? groupsFor(plan, subnet) : [], {
    Attachment: attachment(instanceId, index),
    SourceDestCheck: random.chance(0.96),
  });
  const elastic = random.pickAny(addresses);
  const isPublic = subnet.role === 'public' ? random.chance(0.82) : random.chance(0.12);
  if (!isPublic || elastic === undefined) return id;
  if (random.chance(0.5)) {
    addElasticIp(draft, mintId(plan, 'eipalloc'), mintPublicAddress(plan), id, elastic);
  } else if (mayBePublic) {
    const card = draft.tables['network-interface'][id];
    if (card === undefined) return id;
    const [first, ...rest] = card.PrivateIpAddresses;
    if (first === undefined) return id;
    const Association = { PublicIp: mintPublicAddress(plan), IpOwnerId: 'amazon' };
    draft.tables['network-interface'][id] = {
      ...card,
      AssociatePublicIpAddress: true,
      PrivateIpAddresses: [{ ...first, Association }, ...rest],
    };
  }
  return id;
}

/** An interface that no instance has, or is about to lose. */
export function addLooseInterface(plan: Plan, subnet: SubnetPlan) {
  const { random, draft } = plan;
  const id = mintId(plan, 'eni');
  const address = mintAddress(plan, subnet);
  const owner = random.pickAny(plan.instances.filter((one) => one.subnet.vpcId === subnet.vpcId));
  const leaving = { ...attachment(owner?.id ?? '', 2), Status: 'detaching' as const };
  const isLeaving = owner !== undefined && random.chance(0.25);
  addInterface(
    draft,
    id,
    subnet.id,
    [address],
    groupsFor(plan, subnet),
    isLeaving ? { Attachment: leaving } : {},
  );
  if (random.chance(0.4)) addElasticIp(draft, mintId(plan, 'eipalloc'), mintPublicAddress(plan), id, address);
}
