import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { Tag } from '../../kernel/cloud/record.ts';
import { instanceTypeFacts } from '../shared/instance-types.ts';
import { NETWORK_INTERFACES_PER_REGION } from '../shared/quotas.ts';
import type { Subnet } from '../subnet/schema.ts';
import type { AwsContext } from '../tables.ts';
import { chooseAddresses, type WantedAddresses } from './addresses.ts';
import { resolveGroups } from './groups.ts';
import type { NetworkInterface } from './schema.ts';

export interface NewInterface extends WantedAddresses {
  readonly SubnetId: string;
  readonly Description?: string | undefined;
  readonly Groups?: readonly string[] | undefined;
  readonly InterfaceType?: string | undefined;
  readonly tags: readonly Tag[];
  /** Absent: as the subnet says; an interface keeps the setting it was created with (EC2-6). */
  readonly AssociatePublicIpAddress?: boolean | undefined;
}

/** A new, unattached interface in one of the caller's subnets; stored. */
export function createInterface(context: AwsContext, wanted: NewInterface): NetworkInterface {
  const subnet = context.find('subnet', wanted.SubnetId, 'InvalidSubnetID.NotFound');
  if (context.list('network-interface').length >= NETWORK_INTERFACES_PER_REGION)
    return refuse(
      'NetworkInterfaceLimitExceeded',
      `The limit of ${NETWORK_INTERFACES_PER_REGION} network interfaces in this Region has been reached.`,
    );
  const groups = resolveGroups(context, subnet.VpcId, wanted.Groups);
  const addresses = chooseAddresses(context, subnet, wanted);
  const record: NetworkInterface = {
    ...context.newRecord('network-interface', 'eni'),
    Tags: [...wanted.tags],
    SubnetId: subnet.id,
    Description: wanted.Description ?? '',
    InterfaceType: wanted.InterfaceType ?? 'interface',
    Groups: [...groups],
    PrivateIpAddresses: addresses.map((PrivateIpAddress) => ({ PrivateIpAddress })),
    AssociatePublicIpAddress: wanted.AssociatePublicIpAddress ?? subnet.MapPublicIpOnLaunch,
    MacAddress: mintMac(context),
    SourceDestCheck: true,
    RequesterManaged: false,
  };
  context.put('network-interface', record);
  return record;
}

/** An interface that a service (a NAT gateway) keeps in the customer's subnet: no groups (NAT-10), no check. */
export function createManagedInterface(
  context: AwsContext,
  subnet: Subnet,
  wanted: WantedAddresses & {
    readonly InterfaceType: string;
    readonly Description: string;
    readonly RequesterId: string;
  },
): NetworkInterface {
  const record: NetworkInterface = {
    ...context.newRecord('network-interface', 'eni'),
    Tags: [],
    SubnetId: subnet.id,
    Description: wanted.Description,
    InterfaceType: wanted.InterfaceType,
    Groups: [],
    PrivateIpAddresses: chooseAddresses(context, subnet, wanted).map((PrivateIpAddress) => ({
      PrivateIpAddress,
    })),
    AssociatePublicIpAddress: false,
    MacAddress: mintMac(context),
    SourceDestCheck: false,
    RequesterManaged: true,
    RequesterId: wanted.RequesterId,
  };
  context.put('network-interface', record);
  return record;
}

/** Locally administered, unicast: `0a:…`, as EC2 gives them. */
function mintMac(context: AwsContext): string {
  const digits = context.mintId('mac').slice('mac-0'.length);
  const octets = digits.match(/../g) ?? [];
  return ['0a', ...octets.slice(0, 5)].join(':');
}

/** Refuses when the instance's type cannot hold that many addresses on one interface (NET-9). */
export function checkAddressLimit(instanceTypeName: string | undefined, count: number): void {
  const facts = instanceTypeName === undefined ? undefined : instanceTypeFacts(instanceTypeName);
  if (facts !== undefined && count > facts.addresses)
    refuse('PrivateIpAddressLimitExceeded', 'Number of private addresses will exceed limit.');
}
