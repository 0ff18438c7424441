import type { Fragment } from '../../kernel/graph/fragment.ts';
import { WIDE_EPHEMERAL } from '../../kernel/net/ports.ts';
import { ICMP, TCP, UDP } from '../../kernel/net/protocol.ts';
import { names } from '../shared/network-names.ts';
import { associatedBlocks } from '../shared/vpc-blocks.ts';
import type { AwsView } from '../tables.ts';
import type { NatGateway } from './schema.ts';

/** NAT-9 */
const IDLE_TIMEOUT_SECONDS = 350;

/** Port translation behind the gateway's own interface (NAT-4, NAT-5, NAT-7, NAT-10). */
export function lowerNatGateway(view: AwsView, record: NatGateway): Fragment {
  if (record.State !== 'available') return brokenGateway(record);
  const vpc = view.get('vpc', record.VpcId);
  const subnet = view.get('subnet', record.SubnetId);
  const name = `nat:${record.id}`;
  return {
    elements: [
      {
        kind: 'masquerade',
        name,
        origin: record.id,
        ...(subnet === undefined ? {} : { zone: subnet.AvailabilityZone }),
        interface: names.interface(record.NetworkInterfaceId),
        ports: WIDE_EPHEMERAL,
        protocols: [TCP, UDP, ICMP],
        sources: associatedBlocks(vpc),
        idleTimeoutSeconds: IDLE_TIMEOUT_SECONDS,
        codes: {
          protocol: 'PROTOCOL_RESTRICTION',
          source: 'NGW_REQUIRES_SOURCE_IN_VPC',
          unsolicited: 'NO_POSSIBLE_DESTINATION',
        },
      },
    ],
    tables: [],
    contributions: [
      { to: 'alias', name: names.service(record.NetworkInterfaceId), element: name },
      {
        to: 'exit',
        exits: names.exits(record.VpcId),
        target: { next: names.enter(record.SubnetId), via: names.interface(record.NetworkInterfaceId) },
      },
      {
        to: 'endpoint',
        id: record.id,
        endpoint: { kind: 'interface', interface: names.interface(record.NetworkInterfaceId) },
      },
    ],
  };
}

/** NAT-2: not yet or no longer at work; whoever still reaches its interface finds nothing there. */
function brokenGateway(record: NatGateway): Fragment {
  const name = `nat:${record.id}`;
  return {
    elements: [
      {
        kind: 'host',
        name,
        origin: record.id,
        fault: { code: 'BAD_STATE' },
        listeners: null,
        forwarding: 'drop',
        dropCode: 'NO_POSSIBLE_DESTINATION',
        ports: WIDE_EPHEMERAL,
      },
    ],
    tables: [],
    contributions: [{ to: 'alias', name: names.service(record.NetworkInterfaceId), element: name }],
  };
}
