import type { DnsAnswer, RecordType } from '../../kernel/dns/resolve.ts';
import { resolve } from '../../kernel/dns/resolve.ts';
import type { LoweredCloud } from '../../kernel/graph/lower.ts';
import { addressOrNull, addressPlus, formatAddress } from '../../kernel/net/address.ts';
import { cidrOrNull } from '../../kernel/net/cidr.ts';
import { lowerAws } from '../../resources/lower-aws.ts';
import { type Simulation, simulate } from '../../resources/simulate.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { PacketEvent, ShellSession } from '../ports.ts';
import { cloudNames } from './cloud-names.ts';
import { publicNames } from './world.ts';

/** Where network commands are run: somebody's laptop, or an instance. */
export interface NetworkPlace {
  readonly session: ShellSession;
  /** Null: outside, on the internet. */
  readonly instance: string | null;
  /** Of a laptop: the public address that the internet sees. */
  readonly address: string;
  readonly report: (event: PacketEvent) => void;
  /** Wakes an instance's inside before packets reach it; the first time it boots. */
  readonly wake: (instance: string) => Promise<void>;
  /** What listens on the instance itself at this moment; null: ask the document. */
  readonly listensHere: ((protocol: 'tcp' | 'udp', port: number, address: string) => boolean) | null;
  /** The page that a web server on the instance gives. */
  readonly webPage: (instance: string, request: WebRequest) => Promise<WebPage | null>;
  /** Answers of the metadata service to the instance; null from elsewhere. */
  readonly metadata: ((request: MetadataRequest) => WebPage) | null;
}

export interface WebPage {
  readonly status: number;
  readonly server: string;
  readonly type: string;
  readonly body: string;
  readonly location?: string;
}

export interface WebRequest {
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  /** The client's address as the server sees it. */
  readonly from: string;
  readonly agent: string;
}

export interface MetadataRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
}

const lowered = new WeakMap<
  ShellSession,
  { cloud: AwsCloud; lowered: LoweredCloud; simulation: Simulation }
>();

/** The cloud as it stands now, made ready for traces. */
export function simulationOf(session: ShellSession): Simulation {
  const known = lowered.get(session);
  const { cloud } = session;
  if (known !== undefined && known.cloud === cloud) return known.simulation;
  const next = lowerAws(cloud, known?.lowered);
  const simulation = simulate(cloud, next.graph);
  lowered.set(session, { cloud, lowered: next, simulation });
  return simulation;
}

/** Interfaces of the instance, the primary one first. */
export function interfacesOf(cloud: AwsCloud, instance: string) {
  return Object.values(cloud.tables['network-interface'])
    .filter((card) => card.Attachment?.InstanceId === instance)
    .sort((left, right) => (left.Attachment?.DeviceIndex ?? 0) - (right.Attachment?.DeviceIndex ?? 0));
}

export function vpcOf(cloud: AwsCloud, instance: string) {
  const subnet = cloud.tables.subnet[interfacesOf(cloud, instance)[0]?.SubnetId ?? ''];
  return subnet === undefined ? undefined : cloud.tables.vpc[subnet.VpcId];
}

/** The address that the place's packets come from, as it knows it itself. */
export function ownAddress(place: NetworkPlace): string {
  if (place.instance === null) return place.address;
  const first = interfacesOf(place.session.cloud, place.instance)[0];
  return first?.PrivateIpAddresses[0]?.PrivateIpAddress ?? '127.0.0.1';
}

/** The resolver of the place's settings: base + 2 of the VPC (NET-3), a laptop's provider elsewhere. */
export function resolverOf(place: NetworkPlace): string {
  if (place.instance === null) return LAPTOP_RESOLVER;
  const vpc = vpcOf(place.session.cloud, place.instance);
  const block = cidrOrNull(vpc?.CidrBlockAssociationSet[0]?.CidrBlock);
  return block === null ? '169.254.169.253' : formatAddress(addressPlus(block.first, 2));
}

export const LAPTOP_RESOLVER = '192.168.1.1';

export type Asked =
  | { readonly kind: 'answered'; readonly answer: DnsAnswer }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'refused' };

/** Asks the place's own resolver, which no group and no list stands before. */
export function askOwnResolver(place: NetworkPlace, name: string, type: RecordType): Asked {
  const { cloud } = place.session;
  if (place.instance === null)
    return {
      kind: 'answered',
      answer: resolve([cloudNames(cloud), publicNames], { name, type }, { network: null }),
    };
  const vpc = vpcOf(cloud, place.instance);
  if (vpc?.EnableDnsSupport !== true) return { kind: 'timed-out' };
  return {
    kind: 'answered',
    answer: resolve([cloudNames(cloud), publicNames], { name, type }, { network: vpc.id }),
  };
}

/** An address for whatever was typed. Undefined: no such name, or nobody to ask. */
export function lookUp(
  place: NetworkPlace,
  host: string,
  hosts = '',
): { readonly address: string } | 'unknown' | 'no-resolver' {
  if (addressOrNull(host) !== null) return { address: host };
  const local = hosts
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
    .find(([address = '', ...names]) => names.includes(host) && addressOrNull(address) !== null);
  if (local?.[0] !== undefined) return { address: local[0] };
  if (host === 'localhost') return { address: '127.0.0.1' };
  const asked = askOwnResolver(place, searchName(place, host), 'A');
  if (asked.kind !== 'answered') return 'no-resolver';
  const record = asked.answer.answers.find(({ type }) => type === 'A');
  return record === undefined ? 'unknown' : { address: record.data };
}

/** A name of one label is looked for in the VPC's own domain. */
function searchName(place: NetworkPlace, host: string): string {
  if (host.includes('.') || place.instance === null) return host;
  const region = vpcOf(place.session.cloud, place.instance)?.region;
  return region === undefined || region === 'us-east-1'
    ? `${host}.ec2.internal`
    : `${host}.${region}.compute.internal`;
}
