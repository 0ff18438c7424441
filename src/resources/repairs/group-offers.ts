import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import type { Header } from '../../kernel/net/header.ts';
import type { PortSet } from '../../kernel/net/ports.ts';
import { hasPorts, ICMP, protocolName } from '../../kernel/net/protocol.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import { type Edit, editOf } from '../../kernel/repair/edit.ts';
import type { SecurityGroup } from '../security-group/schema.ts';
import { names } from '../shared/network-names.ts';
import type { AwsCloud } from '../tables.ts';
import { type AwsScene, placeOf } from './aws-scene.ts';
import { blocksAround } from './peers.ts';

/** Groups of one interface that are offered for the rule. */
const MOST_GROUPS = 2;

/** SG-1: one more allowing rule in one of the interface's groups; the one of fewest members first. */
export function groupOffers(scene: AwsScene): readonly Edit[] {
  const { blocker, step, graph, cloud } = scene;
  const egress = step.stage === 'filter-out';
  const members = (id: string) => graph.groups.get(names.group(id))?.interfaces.size ?? 0;
  const groups = blocker.components
    .flatMap((id) => cloud.tables['security-group'][id] ?? [])
    .sort((left, right) => members(left.id) - members(right.id));
  if (groups.length === 0) return joinOffers(scene, members);
  return groups.slice(0, MOST_GROUPS).flatMap((group) =>
    peersOf(scene, group, egress).map(({ peer, breadth, kind }) =>
      editOf(`group rule for ${kind}`, breadth, {
        operation: egress ? 'AuthorizeSecurityGroupEgress' : 'AuthorizeSecurityGroupIngress',
        input: { GroupId: group.id, IpPermissions: permissions(step.before, blocker.lost, peer) },
        ...placeOf(group),
      }),
    ),
  );
}

/** A set of groups may allow more than this flow. */
const JOIN_BREADTH = 3;

/** An interface without any group, which only an import can bring, is given one of its VPC. */
function joinOffers({ blocker, cloud }: AwsScene, members: (id: string) => number): readonly Edit[] {
  const { tables } = cloud;
  const record = tables['network-interface'][blocker.at];
  const vpc = record === undefined ? undefined : tables.subnet[record.SubnetId]?.VpcId;
  if (record === undefined || vpc === undefined) return [];
  return Object.values(tables['security-group'])
    .filter((group) => group.VpcId === vpc)
    .sort((left, right) => members(left.id) - members(right.id))
    .slice(0, MOST_GROUPS)
    .map((group) =>
      editOf('group given', JOIN_BREADTH, {
        operation: 'ModifyNetworkInterfaceAttribute',
        input: { NetworkInterfaceId: record.id, Groups: [group.id] },
        ...placeOf(record),
      }),
    );
}

interface Peer {
  readonly kind: string;
  readonly peer: JsonObject;
  readonly breadth: number;
}

/** SG-6: the other end's group where a rule can see it (SG-7), else its address, else its subnet. */
function peersOf(scene: AwsScene, group: SecurityGroup, egress: boolean): readonly Peer[] {
  const { source, destination } = scene.step.before;
  const address = egress ? destination : source;
  const groups = isPublicAddress(address) ? [] : egress ? holderGroups(scene) : senderGroups(scene);
  const blocks = blocksAround(scene, address);
  return [
    ...groups.slice(0, 1).map((id) => ({
      peer: { UserIdGroupPairs: [pairOf(scene.cloud, group, id)] },
      breadth: 0,
      kind: 'group',
    })),
    ...blocks.map(({ cidr, breadth, kind }) => ({ peer: { IpRanges: [{ CidrIp: cidr }] }, breadth, kind })),
  ];
}

/** PCX-6: a group of another account is named with its owner. */
function pairOf(cloud: AwsCloud, group: SecurityGroup, GroupId: string): JsonObject {
  const owner = cloud.tables['security-group'][GroupId]?.account ?? group.account;
  return owner === group.account ? { GroupId } : { GroupId, UserId: owner };
}

/** SG-7: the groups by which the packet left, as long as it still has the address it left with. */
function senderGroups({ earlier, step }: AwsScene): readonly string[] {
  const left = earlier.findLast((each) => each.stage === 'filter-out');
  return left === undefined || left.before.source !== step.before.source ? [] : left.path;
}

function holderGroups({ graph, step }: AwsScene): readonly string[] {
  return graph.holders.get(step.before.destination)?.[0]?.spec.filter?.owners ?? [];
}

/** One permission for each range of ports that has to pass. */
function permissions(header: Header, lost: PortSet | null, peer: JsonObject): JsonValue {
  const { protocol, icmp } = header;
  // SG-17: type in FromPort, code in ToPort; an echo request has one code only.
  if (protocol === ICMP) return [{ IpProtocol: 'icmp', FromPort: icmp?.type ?? -1, ToPort: -1, ...peer }];
  if (!hasPorts(protocol)) return [{ IpProtocol: String(protocol), ...peer }];
  return (lost ?? header.destinationPorts).map(({ from, to }) => ({
    IpProtocol: protocolName(protocol),
    FromPort: from,
    ToPort: to,
    ...peer,
  }));
}
