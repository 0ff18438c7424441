import type { ElasticIp } from '../../resources/elastic-ip/schema.ts';
import type { NatGateway } from '../../resources/nat-gateway/schema.ts';
import { placeOf, type Rebuilder, tagged } from './rebuilder.ts';
import { natGatewayOf, rebuilt } from './scope.ts';

/** Elastic IP addresses. Which address it is AWS decides. */
export function allocateAddresses(rebuild: Rebuilder): void {
  const addresses = rebuilt(rebuild.source, 'elastic-ip');
  if (addresses.length === 0) return;
  rebuild.section('Elastic IP addresses');
  rebuild.note('AWS chooses the addresses: they will not be those of the model');
  for (const address of addresses) {
    const { PublicIpv4Pool, NetworkBorderGroup, region, Tags } = address;
    rebuild.make(
      placeOf(address),
      'AllocateAddress',
      {
        Domain: 'vpc',
        ...(PublicIpv4Pool === 'amazon' ? {} : { PublicIpv4Pool }),
        ...(NetworkBorderGroup === region ? {} : { NetworkBorderGroup }),
        ...tagged('elastic-ip', Tags),
      },
      ['AllocationId'],
      address.id,
    );
  }
}

/** NAT gateways with all their addresses; they take a minute to come up. */
export function rebuildNatGateways(rebuild: Rebuilder): void {
  const gateways = rebuilt(rebuild.source, 'nat-gateway');
  if (gateways.length > 0) rebuild.section('NAT gateways');
  const made = gateways.flatMap((gateway) => {
    const id = createGateway(rebuild, gateway);
    return id === undefined ? [] : [{ gateway, id }];
  });
  for (const { gateway, id } of made)
    rebuild.wait(placeOf(gateway), 'nat-gateway-available', 'nat-gateway-ids', [id]);
}

function createGateway(rebuild: Rebuilder, gateway: NatGateway): string | undefined {
  const SubnetId = rebuild.id(gateway.SubnetId);
  const card = rebuild.source.tables['network-interface'][gateway.NetworkInterfaceId];
  if (SubnetId === undefined) return undefined;
  const privates = (card?.PrivateIpAddresses ?? []).map(({ PrivateIpAddress }) => PrivateIpAddress);
  const [primary, ...secondary] = privates;
  const [first, ...more] = allocationsOf(rebuild, gateway, privates);
  const place = placeOf(gateway);
  const id = rebuild.make(
    place,
    'CreateNatGateway',
    {
      SubnetId,
      ...(gateway.ConnectivityType === 'private' ? { ConnectivityType: 'private' } : {}),
      ...(first === undefined ? {} : { AllocationId: first }),
      ...(primary === undefined ? {} : { PrivateIpAddress: primary }),
      ...(more.length === 0 ? {} : { SecondaryAllocationIds: more }),
      ...(secondary.length === 0 ? {} : { SecondaryPrivateIpAddresses: secondary }),
      ...tagged('natgateway', gateway.Tags),
    },
    ['NatGateway', 'NatGatewayId'],
    gateway.id,
  );
  if (id !== undefined && card !== undefined)
    rebuild.offer(card.id, place, 'DescribeNatGateways', () => ({ NatGatewayIds: [id] }), [
      'NatGateways',
      0,
      'NatGatewayAddresses',
      0,
      'NetworkInterfaceId',
    ]);
  return id;
}

/** The Elastic IPs on the gateway's private addresses, in their order. */
function allocationsOf(
  rebuild: Rebuilder,
  gateway: NatGateway,
  privates: readonly string[],
): readonly string[] {
  const own = rebuilt(rebuild.source, 'elastic-ip').filter(
    ({ Association }) => Association?.NetworkInterfaceId === gateway.NetworkInterfaceId,
  );
  return privates
    .map((address) => own.find(({ Association }) => Association?.PrivateIpAddress === address))
    .map((address) => (address === undefined ? undefined : rebuild.id(address.id)))
    .filter((id) => id !== undefined);
}

/** Elastic IPs on interfaces of instances, and on loose ones. */
export function associateAddresses(rebuild: Rebuilder): void {
  const addresses = rebuilt(rebuild.source, 'elastic-ip').filter(
    ({ Association }) =>
      Association !== undefined && natGatewayOf(rebuild.source, Association.NetworkInterfaceId) === undefined,
  );
  if (addresses.length > 0) rebuild.section('Elastic IP addresses and their interfaces');
  for (const address of addresses) associate(rebuild, address);
}

function associate(rebuild: Rebuilder, address: ElasticIp): void {
  const { Association } = address;
  const AllocationId = rebuild.id(address.id);
  const NetworkInterfaceId = rebuild.id(Association?.NetworkInterfaceId ?? '');
  if (Association === undefined || AllocationId === undefined) return;
  if (NetworkInterfaceId === undefined) {
    rebuild.note(`${address.id} stays free: ${Association.NetworkInterfaceId} is not made here`);
    return;
  }
  const { PrivateIpAddress } = Association;
  rebuild.call(address, 'AssociateAddress', { AllocationId, NetworkInterfaceId, PrivateIpAddress });
}
