import {
  type Contribution,
  type ElementSpec,
  EMPTY_FRAGMENT,
  type Fragment,
  type InterfaceSpec,
} from '../../kernel/graph/fragment.ts';
import { type Address, addressOrNull } from '../../kernel/net/address.ts';
import { LINUX_EPHEMERAL, WIDE_EPHEMERAL, WINDOWS_EPHEMERAL } from '../../kernel/net/ports.ts';
import { localServices } from '../shared/local-services.ts';
import { names } from '../shared/network-names.ts';
import type { AwsView } from '../tables.ts';
import type { NetworkInterface } from './schema.ts';

/** An interface with its addresses, its groups' filter and its source/dest check (NET-11, SG-2). */
export function lowerNetworkInterface(view: AwsView, record: NetworkInterface): Fragment {
  const subnet = view.get('subnet', record.SubnetId);
  if (subnet === undefined) return EMPTY_FRAGMENT;
  const addresses = record.PrivateIpAddresses.map((entry) => addressOrNull(entry.PrivateIpAddress)).filter(
    (address): address is Address => address !== null,
  );
  const vpcId = subnet.VpcId;
  const element: InterfaceSpec = {
    kind: 'interface',
    name: names.interface(record.id),
    origin: record.id,
    place: attachmentOf(record)?.InstanceId ?? record.id,
    zone: subnet.AvailabilityZone,
    ...upOf(record),
    unattachedCode: 'BAD_STATE_ATTACHMENT',
    addresses,
    segment: record.SubnetId,
    out: names.lanOut(record.SubnetId),
    filter: filterOf(record),
    addressCheck: record.SourceDestCheck ? { code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION' } : null,
    services: localServices(view.get('vpc', vpcId)),
    ephemeral: ephemeralOf(view, record),
    network: vpcId,
    pairs: names.publicPairs(vpcId),
    enter: names.enter(record.SubnetId),
    entry: names.entrance(vpcId),
  };
  const elements: readonly ElementSpec[] = isService(record)
    ? [element, serviceOf(record, subnet.AvailabilityZone)]
    : [element];
  return { elements, tables: [], contributions: contributionsOf(record, addresses, vpcId) };
}

/** Only a finished attachment carries packets. */
function attachmentOf(record: NetworkInterface): NetworkInterface['Attachment'] {
  return record.Attachment?.Status === 'attached' ? record.Attachment : undefined;
}

/** Behind it: its instance, a NAT gateway (which names itself), or a service of Amazon's. */
function upOf(record: NetworkInterface): { readonly up?: string } {
  const attachment = attachmentOf(record);
  if (attachment !== undefined) return { up: names.host(attachment.InstanceId) };
  return record.RequesterManaged ? { up: names.service(record.id) } : {};
}

function isService(record: NetworkInterface): boolean {
  return record.RequesterManaged && record.Attachment === undefined && record.InterfaceType !== 'nat_gateway';
}

/** SG-24: some of Amazon's own have no group. Others are filtered even without one: then nothing passes (SG-1). */
function filterOf(record: NetworkInterface): InterfaceSpec['filter'] {
  if (record.InterfaceType === 'nat_gateway') return null;
  if (record.RequesterManaged && record.Groups.length === 0) return null;
  return {
    egress: record.Groups.map(names.groupOut),
    ingress: record.Groups.map(names.groupIn),
    owners: record.Groups,
    noRulesCode: 'SG_HAS_NO_RULES',
    mismatchCode: 'ENI_SG_RULES_MISMATCH',
  };
}

/** ACL-7 */
function ephemeralOf(view: AwsView, record: NetworkInterface): InterfaceSpec['ephemeral'] {
  const attachment = attachmentOf(record);
  if (attachment === undefined) return WIDE_EPHEMERAL;
  const instance = view.get('instance', attachment.InstanceId);
  return instance?.Platform === 'windows' ? WINDOWS_EPHEMERAL : LINUX_EPHEMERAL;
}

function serviceOf(record: NetworkInterface, zone: string): ElementSpec {
  return {
    kind: 'host',
    name: names.service(record.id),
    origin: record.id,
    zone,
    listeners: null,
    forwarding: 'drop',
    dropCode: 'NO_POSSIBLE_DESTINATION',
    ports: WIDE_EPHEMERAL,
  };
}

function contributionsOf(
  record: NetworkInterface,
  addresses: readonly Address[],
  vpcId: string,
): readonly Contribution[] {
  const name = names.interface(record.id);
  const contributions: Contribution[] = [
    { to: 'endpoint', id: record.id, endpoint: { kind: 'interface', interface: name } },
  ];
  for (const address of addresses)
    contributions.push({ to: 'neighbour', segment: record.SubnetId, address, interface: name });
  for (const group of record.Groups)
    contributions.push({ to: 'group', group: names.group(group), interface: name });
  const attachment = attachmentOf(record);
  if (attachment !== undefined)
    contributions.push({
      to: 'host',
      host: names.host(attachment.InstanceId),
      index: attachment.DeviceIndex,
      interface: name,
    });
  else if (isService(record))
    contributions.push({ to: 'host', host: names.service(record.id), index: 0, interface: name });
  const works = attachment !== undefined || record.RequesterManaged;
  for (const entry of record.PrivateIpAddresses) {
    const inside = addressOrNull(entry.PrivateIpAddress);
    const outside = addressOrNull(entry.Association?.PublicIp);
    if (inside === null || outside === null) continue;
    const pairs = names.publicPairs(vpcId);
    if (works) contributions.push({ to: 'pair', pairs, inside, outside });
    else contributions.push({ to: 'claim', address: outside, pairs });
  }
  return contributions;
}
