import { freeAddresses } from '../../editor/commands/containers.ts';
import { formatAddress } from '../../kernel/net/address.ts';
import { cidrOrNull, cidrSize } from '../../kernel/net/cidr.ts';
import { usableRange } from '../../resources/shared/subnet-addresses.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** "65,536 addresses, 10.0.0.0 to 10.0.255.255"; null for what is no block. */
export function blockFacts(text: string): string | null {
  const block = cidrOrNull(text.trim());
  if (block === null) return null;
  const size = cidrSize(block);
  if (size === 1) return 'one address';
  return `${grouped(size)} addresses, ${formatAddress(block.first)} to ${formatAddress(block.last)}`;
}

/** NET-2: "256 addresses, 251 usable (10.0.1.4 to 10.0.1.254)"; null for what can be no subnet's block. */
export function subnetFacts(text: string): string | null {
  const block = cidrOrNull(text.trim());
  if (block === null || block.length > 28) return null;
  const { first, last, count } = usableRange(text.trim());
  return `${grouped(cidrSize(block))} addresses, ${grouped(count)} usable (${formatAddress(first)} to ${formatAddress(last)})`;
}

/** "245 of 251 usable addresses are free" */
export function freeFacts(cloud: AwsCloud, subnet: Subnet): string {
  const { count } = usableRange(subnet.CidrBlock);
  return `${grouped(freeAddresses(cloud, subnet))} of ${grouped(count)} usable addresses are free`;
}

/** "4,091" */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
