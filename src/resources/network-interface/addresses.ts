import { refuse } from '../../kernel/cloud/aws-error.ts';
import { parseAddress } from '../../kernel/net/address.ts';
import { isInSubnet, isReserved, nextFreeAddress, usableRange } from '../shared/subnet-addresses.ts';
import type { Subnet } from '../subnet/schema.ts';
import type { AwsContext } from '../tables.ts';

/** What a request says about the private addresses of a new interface. */
export interface WantedAddresses {
  readonly PrivateIpAddress?: string | undefined;
  readonly PrivateIpAddresses?:
    | readonly { readonly PrivateIpAddress: string; readonly Primary?: boolean | undefined }[]
    | undefined;
  readonly SecondaryPrivateIpAddressCount?: number | undefined;
}

/** Private addresses that interfaces of the subnet hold. */
export function usedAddresses(context: AwsContext, subnetId: string): Set<string> {
  const used = new Set<string>();
  for (const networkInterface of context.all('network-interface')) {
    if (networkInterface.SubnetId !== subnetId) continue;
    for (const { PrivateIpAddress } of networkInterface.PrivateIpAddresses) used.add(PrivateIpAddress);
  }
  return used;
}

/** The addresses of a new interface, the primary one first: those asked for, then the lowest free ones. */
export function chooseAddresses(
  context: AwsContext,
  subnet: Subnet,
  wanted: WantedAddresses,
): readonly string[] {
  const { primary, secondary } = splitWanted(wanted);
  const used = usedAddresses(context, subnet.id);
  const asked = primary === undefined ? secondary : [primary, ...secondary];
  takeAsked(subnet, asked, used);
  const first = primary ?? takeFree(subnet, 1, used)[0];
  const more = takeFree(subnet, wanted.SecondaryPrivateIpAddressCount ?? 0, used);
  return first === undefined ? [] : [first, ...secondary, ...more];
}

function splitWanted(wanted: WantedAddresses): {
  readonly primary: string | undefined;
  readonly secondary: readonly string[];
} {
  const listed = wanted.PrivateIpAddresses ?? [];
  const primaries = listed.filter((entry) => entry.Primary === true);
  if (primaries.length > 1 || (primaries.length === 1 && wanted.PrivateIpAddress !== undefined))
    return refuse(
      'InvalidParameterValue',
      'Only one primary private IP address can be specified.',
      'PrivateIpAddresses',
    );
  if (listed.some((entry) => entry.Primary !== true) && wanted.SecondaryPrivateIpAddressCount !== undefined)
    return refuse(
      'InvalidParameterCombination',
      'The parameters secondaryPrivateIpAddressCount and privateIpAddresses cannot be used together',
      'SecondaryPrivateIpAddressCount',
    );
  return {
    primary: wanted.PrivateIpAddress ?? primaries[0]?.PrivateIpAddress,
    secondary: listed.filter((entry) => entry.Primary !== true).map((entry) => entry.PrivateIpAddress),
  };
}

/** Checks addresses that were asked for by name and marks them used (NET-2). */
export function takeAsked(subnet: Subnet, asked: readonly string[], used: Set<string>): void {
  for (const address of asked) {
    if (!parseAddress(address).ok)
      refuse('InvalidParameterValue', `Invalid value '${address}' for IP address.`, 'PrivateIpAddress');
    if (!isInSubnet(subnet.CidrBlock, address))
      refuse(
        'InvalidParameterValue',
        `Address ${address} does not fall within the subnet's address range`,
        'PrivateIpAddress',
      );
    if (isReserved(subnet.CidrBlock, address))
      refuse(
        'InvalidParameterValue',
        `Address ${address} is in subnet's reserved address range`,
        'PrivateIpAddress',
      );
    if (used.has(address))
      refuse('InvalidIPAddress.InUse', `Address ${address} is in use.`, 'PrivateIpAddress');
    used.add(address);
  }
}

/** The lowest free addresses of the subnet, marked used. */
export function takeFree(subnet: Subnet, count: number, used: Set<string>): readonly string[] {
  const taken: string[] = [];
  let from: string | undefined;
  // A count beyond the whole block needs no search, whatever of it is free.
  const isTooMany = count > usableRange(subnet.CidrBlock).count;
  while (taken.length < count) {
    const address = isTooMany ? undefined : nextFreeAddress(subnet.CidrBlock, used, from);
    if (address === undefined)
      return refuse(
        'InsufficientFreeAddressesInSubnet',
        `The specified subnet does not have enough free addresses to satisfy the request.`,
        'SubnetId',
      );
    used.add(address);
    taken.push(address);
    from = address;
  }
  return taken;
}
