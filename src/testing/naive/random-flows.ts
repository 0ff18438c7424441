import { hasPorts, ICMP, parseProtocol, TCP, UDP } from '../../kernel/net/protocol.ts';
import { allSubnets, type InstancePlan, type Plan, type VpcPlan } from './random-plan.ts';
import type { NaiveFlow } from './types.ts';

const PORTS = [22, 53, 80, 443, 3306, 5432, 8080, 9000, 1024, 40000, 32768, 60999, 61000, 65535] as const;
const OUTSIDE = [
  'internet',
  'internet',
  'internet',
  'internet',
  'internet',
  'internet',
  'internet',
  'internet:198.51.100.7',
  'internet:192.0.2.9',
  'internet:198.51.100.7',
  'internet:192.0.2.9',
  'internet:203.0.113.77',
  'internet:8.8.8.8',
  'internet:192.168.50.1',
  'internet:100.100.1.1',
] as const;

/** Questions over all kinds of ends, most of them such as a sane design would answer yes to. */
export function randomFlows(plan: Plan): readonly NaiveFlow[] {
  const flows: NaiveFlow[] = [];
  const count = plan.random.integer(12, 30);
  for (let attempt = 0; flows.length < count && attempt < 200; attempt += 1) {
    const ends = randomEnds(plan);
    if (ends === undefined || isOneHost(plan, ends)) continue;
    flows.push(withProtocol(plan, ends.from, ends.to));
  }
  return flows;
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** Such questions need no network; a few are kept. */
function isOneHost(plan: Plan, ends: Ends): boolean {
  const hostOf = (name: string): string =>
    plan.draft.tables['network-interface'][name]?.Attachment?.InstanceId ?? name;
  return hostOf(ends.from) === hostOf(ends.to) && plan.random.chance(0.95);
}

const KINDS = {
  near: 30,
  peer: 18,
  anyHosts: 3,
  toInternet: 14,
  fromInternet: 16,
  probes: 12,
  secondary: 3,
  hairpin: 4,
  nobody: 2,
  services: 2,
  nat: 1,
};

function randomEnds(plan: Plan): Ends | undefined {
  const { random } = plan;
  const vpc = random.pickAny(plan.vpcs);
  if (vpc === undefined) return undefined;
  const near = hostsOf(plan, vpc);
  const source = random.pickAny(near);
  if (source === undefined) return undefined;
  const from = nameOf(plan, source);
  const other = random.pickAny(near);
  switch (random.weighted(KINDS)) {
    case 'near':
      return other && { from, to: nameOf(plan, other) };
    case 'peer': {
      const others = plan.vpcs.filter((one) => one.id !== vpc.id);
      const peers = others.filter((one) => arePeered(plan, vpc.id, one.id));
      const peer = random.pickAny(peers.length > 0 ? peers : others);
      const far = peer && random.pickAny(hostsOf(plan, peer));
      return far && { from, to: nameOf(plan, far) };
    }
    case 'anyHosts': {
      const cards = Object.values(plan.draft.tables['network-interface']);
      const loose = random.pickAny(cards);
      if (loose === undefined) return undefined;
      // Nobody sends by a NAT gateway's own interface.
      const canSend = !loose.RequesterManaged && random.chance(0.5);
      return canSend ? { from: loose.id, to: source.id } : { from, to: loose.id };
    }
    case 'toInternet':
      return { from, to: random.pick(OUTSIDE) };
    case 'fromInternet':
      return { from: random.pick(OUTSIDE), to: publicHost(plan) ?? nameOf(plan, source) };
    case 'probes':
      return probeEnds(plan, vpc, from);
    case 'secondary':
    case 'hairpin':
    case 'nobody':
    case 'services':
    case 'nat':
      return addressEnds(plan, vpc, source);
  }
}

function arePeered(plan: Plan, left: string, right: string): boolean {
  return Object.values(plan.draft.tables['vpc-peering-connection']).some((peering) => {
    const sides = [peering.RequesterVpcInfo.VpcId, peering.AccepterVpcInfo.VpcId];
    return peering.Status.Code === 'active' && sides.includes(left) && sides.includes(right);
  });
}

function hostsOf(plan: Plan, vpc: VpcPlan): readonly InstancePlan[] {
  return plan.instances.filter((one) => one.subnet.vpcId === vpc.id);
}

/** Mostly the instance, sometimes one of its interfaces. */
function nameOf(plan: Plan, host: InstancePlan): string {
  return plan.random.chance(0.82) ? host.id : (plan.random.pickAny(host.cards) ?? host.id);
}

/** An instance with an Elastic IP or an auto-assigned address, three times out of four. */
function publicHost(plan: Plan): string | undefined {
  if (plan.random.chance(0.15)) return undefined;
  const cards = Object.values(plan.draft.tables['network-interface']).filter(
    (card) => card.Attachment !== undefined && publicAddressesOf(plan, card.id).length > 0,
  );
  const card = plan.random.pickAny(cards);
  return plan.random.chance(0.9) ? card?.Attachment?.InstanceId : card?.id;
}

function publicAddressesOf(plan: Plan, cardId: string): readonly string[] {
  const { tables } = plan.draft;
  const elastic = Object.values(tables['elastic-ip']).filter(
    (one) => one.Association?.NetworkInterfaceId === cardId,
  );
  const automatic = tables['network-interface'][cardId]?.PrivateIpAddresses ?? [];
  return [
    ...elastic.map((one) => one.PublicIp),
    ...automatic.flatMap((entry) => entry.Association?.PublicIp ?? []),
  ];
}

function probeEnds(plan: Plan, vpc: VpcPlan, host: string): Ends | undefined {
  const { random } = plan;
  const probe = random.pickAny(vpc.subnets)?.id;
  const other = random.pickAny(allSubnets(plan))?.id;
  if (probe === undefined || other === undefined) return undefined;
  return random.pick([
    { from: probe, to: host },
    { from: probe, to: host },
    { from: host, to: probe },
    { from: probe, to: 'internet' },
    { from: 'internet', to: probe },
    { from: probe, to: other },
  ]);
}

function addressEnds(plan: Plan, vpc: VpcPlan, source: InstancePlan): Ends | undefined {
  const { random } = plan;
  const cards = Object.values(plan.draft.tables['network-interface']).filter(
    (card) => !source.cards.includes(card.id),
  );
  const card = random.pickAny(cards);
  if (card === undefined) return undefined;
  const anyAddress = random.pickAny(card.PrivateIpAddresses)?.PrivateIpAddress;
  const anyPublic = random.pickAny(cards.flatMap((one) => publicAddressesOf(plan, one.id)));
  const subnet = random.pickAny(vpc.subnets);
  const to = random.weighted({ secondary: 3, hairpin: 5, nobody: 2, services: 2 });
  switch (to) {
    case 'secondary':
      return anyAddress === undefined ? undefined : { from: source.id, to: anyAddress };
    case 'hairpin':
      return anyPublic === undefined ? undefined : { from: source.id, to: anyPublic };
    case 'nobody': {
      const inside = `${subnet?.prefix ?? vpc.prefix}.200`;
      return { from: source.id, to: random.pick([inside, `${vpc.prefix}.99.9`, '10.200.0.1', '172.31.0.9']) };
    }
    case 'services': {
      const services = ['169.254.169.254', '169.254.169.253', '169.254.168.5', `${vpc.prefix}.0.2`] as const;
      return { from: source.id, to: random.pick(services) };
    }
  }
}

function withProtocol(plan: Plan, from: string, to: string): NaiveFlow {
  const { random } = plan;
  const kind = random.weighted({ tcp: 75, udp: 7, icmp: 14, other: 4 });
  if (kind === 'icmp') return { from, to, protocol: ICMP, port: null };
  if (kind === 'other') return { from, to, protocol: random.pick([47, 50, 132]), port: null };
  const protocol = kind === 'tcp' ? TCP : UDP;
  const admitted = portsAdmitted(plan, to, protocol);
  const sensible = random.pickAny(admitted) ?? 443;
  const port = random.chance(0.88) ? sensible : random.pick(PORTS);
  if (random.chance(0.8)) return { from, to, protocol, port };
  const srcPort = random.pick([null, 1023, 1024, 33000, 45000, 50000, 61000]);
  return { from, to, protocol, port, srcPort };
}

/** Ports that the receiver's groups speak of, or that it listens on. */
function portsAdmitted(plan: Plan, to: string, protocol: number): readonly number[] {
  const { tables } = plan.draft;
  const cards = Object.values(tables['network-interface']).filter(
    (card) =>
      card.id === to ||
      card.Attachment?.InstanceId === to ||
      card.PrivateIpAddresses.some((entry) => entry.PrivateIpAddress === to),
  );
  const rules = cards
    .flatMap((card) => card.Groups)
    .flatMap((id) => tables['security-group'][id]?.Rules ?? [])
    .filter((rule) => !rule.IsEgress && rule.FromPort >= 0);
  const named = rules.filter((rule) => {
    const own = parseProtocol(rule.IpProtocol);
    return own.ok && hasPorts(own.value) && own.value === protocol;
  });
  return named.flatMap((rule) => [rule.FromPort, rule.ToPort]).filter((port) => port > 0);
}
