import type { InterfaceSpec } from '../../kernel/graph/fragment.ts';
import { addressPlus } from '../../kernel/net/address.ts';
import { cidrOrNull } from '../../kernel/net/cidr.ts';
import { METADATA_ADDRESS, RESOLVER_ADDRESS, TIME_SYNC_ADDRESS } from '../../kernel/net/special.ts';
import type { Vpc } from '../vpc/schema.ts';

/** What answers beside every interface of the VPC, unseen by groups, lists and tables (SG-16, ACL-10, NET-3). */
export function localServices(vpc: Vpc | undefined): InterfaceSpec['services'] {
  const always = [
    { address: METADATA_ADDRESS, name: 'instance metadata service' },
    { address: TIME_SYNC_ADDRESS, name: 'Amazon Time Sync Service' },
  ];
  if (vpc === undefined || !vpc.EnableDnsSupport) return always;
  const resolver = 'Amazon DNS resolver';
  const primary = cidrOrNull(vpc.CidrBlockAssociationSet[0]?.CidrBlock);
  return [
    ...(primary === null ? [] : [{ address: addressPlus(primary.first, 2), name: resolver }]),
    { address: RESOLVER_ADDRESS, name: resolver },
    ...always,
  ];
}
