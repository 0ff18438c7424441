import type { Contribution, ElementSpec, Fragment, ProbeEndpoint } from '../../kernel/graph/fragment.ts';
import { EMPTY_FRAGMENT } from '../../kernel/graph/fragment.ts';
import { addressPlus } from '../../kernel/net/address.ts';
import { type Cidr, cidrOrNull } from '../../kernel/net/cidr.ts';
import { LINUX_EPHEMERAL, WIDE_EPHEMERAL } from '../../kernel/net/ports.ts';
import { localServices } from '../shared/local-services.ts';
import { names } from '../shared/network-names.ts';
import type { AwsView } from '../tables.ts';
import type { Subnet } from './schema.ts';

/**
 * A segment with its border. Traffic among its interfaces is layer 2 and meets neither the list
 * nor the route table (RT-9, ACL-5).
 */
export function lowerSubnet(view: AwsView, record: Subnet): Fragment {
  const block = cidrOrNull(record.CidrBlock);
  // An import may bring a block that cannot be read; such a subnet has no addresses to reach.
  if (block === null) return EMPTY_FRAGMENT;
  return {
    elements: elementsOf(record, block),
    tables: [],
    contributions: contributionsOf(view, record, block),
  };
}

function elementsOf(record: Subnet, block: Cidr): readonly ElementSpec[] {
  const { id, VpcId } = record;
  const common = { origin: id, zone: record.AvailabilityZone };
  return [
    {
      ...common,
      kind: 'lan-out',
      name: names.lanOut(id),
      segment: id,
      block,
      absentCode: 'NO_POSSIBLE_DESTINATION',
      next: names.leave(id),
    },
    {
      ...common,
      kind: 'filter',
      name: names.leave(id),
      mode: 'first',
      tables: [names.aclOut(id)],
      otherwise: 'deny',
      code: 'SUBNET_ACL_RESTRICTION',
      next: [names.subnetRoutes(id), names.mainRoutes(VpcId)],
      boundary: id,
      direction: 'out',
      assumption: 'NETWORK_ACL_ASSUMED',
    },
    {
      ...common,
      kind: 'filter',
      name: names.enter(id),
      mode: 'first',
      tables: [names.aclIn(id)],
      otherwise: 'deny',
      code: 'SUBNET_ACL_RESTRICTION',
      next: names.lanIn(id),
      boundary: id,
      direction: 'in',
      assumption: 'NETWORK_ACL_ASSUMED',
    },
    {
      ...common,
      kind: 'lan-in',
      name: names.lanIn(id),
      segment: id,
      absentCode: 'NO_POSSIBLE_DESTINATION',
    },
  ];
}

function contributionsOf(view: AwsView, record: Subnet, block: Cidr): readonly Contribution[] {
  const { id, VpcId } = record;
  return [
    { to: 'segment', switch: names.router(VpcId), block, next: names.enter(id) },
    { to: 'endpoint', id, endpoint: probeOf(view, record, block) },
  ];
}

/** A host imagined in the subnet, without a group of its own; public if the subnet makes hosts public (EC2-6). */
function probeOf(view: AwsView, record: Subnet, block: Cidr): ProbeEndpoint {
  const { id, VpcId } = record;
  const name = `probe:${id}`;
  return {
    kind: 'probe',
    interface: {
      kind: 'interface',
      name,
      origin: id,
      zone: record.AvailabilityZone,
      up: names.host(name),
      unattachedCode: 'BAD_STATE_ATTACHMENT',
      segment: id,
      out: names.lanOut(id),
      filter: null,
      addressCheck: { code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION' },
      services: localServices(view.get('vpc', VpcId)),
      ephemeral: LINUX_EPHEMERAL,
      network: VpcId,
      pairs: names.publicPairs(VpcId),
      enter: names.enter(id),
      entry: names.entrance(VpcId),
    },
    host: {
      kind: 'host',
      name: names.host(name),
      origin: id,
      zone: record.AvailabilityZone,
      listeners: null,
      forwarding: 'drop',
      dropCode: 'NO_POSSIBLE_DESTINATION',
      ports: WIDE_EPHEMERAL,
    },
    // NET-2: four at the start and one at the end are Amazon's.
    usable: { first: addressPlus(block.first, 4), last: addressPlus(block.last, -1) },
    pairs: record.MapPublicIpOnLaunch ? names.publicPairs(VpcId) : null,
  };
}
