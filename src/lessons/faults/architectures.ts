import type { Architecture } from './architecture.ts';
import { bastionAndNat } from './architectures/bastion-and-nat.ts';
import { natInstance } from './architectures/nat-instance.ts';
import { threeTiers } from './architectures/three-tiers.ts';
import { twoCompanies } from './architectures/two-companies.ts';
import { twoZones } from './architectures/two-zones.ts';
import { webShop } from './architectures/web-shop.ts';

/** The healthy networks in which faults are hidden. A change of this list changes which puzzle a code names. */
export const architectures = [
  webShop,
  bastionAndNat,
  twoZones,
  twoCompanies,
  natInstance,
  threeTiers,
] as const satisfies readonly Architecture[];
