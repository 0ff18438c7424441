import type { Vpc } from '../vpc/schema.ts';

/**
 * Whether the VPC carries an IPv6 block. Only an import can bring one so far: such blocks lie in
 * the record's `extra` under AWS's own name.
 */
export function vpcHasIpv6(vpc: Vpc | undefined): boolean {
  const blocks = vpc?.extra?.Ipv6CidrBlockAssociationSet;
  return Array.isArray(blocks) && blocks.length > 0;
}
