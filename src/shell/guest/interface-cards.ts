import { addressPlus, formatAddress } from '../../kernel/net/address.ts';
import { cidrOrNull, formatCidr } from '../../kernel/net/cidr.ts';
import { interfacesOf } from '../network/place.ts';
import type { Machine } from './machine.ts';

/** A network interface as the machine's system sees it. */
export interface Card {
  readonly name: string;
  readonly address: string;
  readonly more: readonly string[];
  readonly length: number;
  readonly network: string;
  readonly broadcast: string;
  readonly router: string;
  readonly mac: string;
}

export function cards(machine: Machine): readonly Card[] {
  const { cloud } = machine.session;
  const isNitro = machine.facts?.hypervisor !== 'xen';
  return interfacesOf(cloud, machine.id).flatMap((card, index): readonly Card[] => {
    const block = cidrOrNull(cloud.tables.subnet[card.SubnetId]?.CidrBlock);
    const address = card.PrivateIpAddresses[0]?.PrivateIpAddress;
    if (block === null || address === undefined) return [];
    return [
      {
        name: isNitro ? `ens${5 + index}` : machine.image.family === 'al2023' ? `enX${index}` : `eth${index}`,
        address,
        more: card.PrivateIpAddresses.slice(1).map((each) => each.PrivateIpAddress),
        length: block.length,
        network: formatCidr(block),
        broadcast: formatAddress(block.last),
        router: formatAddress(addressPlus(block.first, 1)),
        mac: card.MacAddress,
      },
    ];
  });
}
