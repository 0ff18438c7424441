import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { addressPlus } from '../../../kernel/net/address.ts';
import { type Cidr, cidrCovers, cidrOf, cidrOrNull, cidrSizeOf } from '../../../kernel/net/cidr.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import type { Vpc } from '../../vpc/schema.ts';
import { printSubnet } from '../describe.ts';
import { chooseZone, isFree, makeSubnet } from './create.ts';

/** NET-12 */
const DEFAULT_LENGTH = 20;

const input = z.strictObject({
  AvailabilityZone: z.string().optional(),
  AvailabilityZoneId: z.string().optional(),
});

export const createDefaultSubnet = operation<AwsTables, typeof input>({
  name: 'CreateDefaultSubnet',
  input,
  errors: [
    'MissingParameter',
    'InvalidParameterValue',
    'DefaultVpcDoesNotExist',
    'DefaultSubnetAlreadyExistsInAvailabilityZone',
    'InvalidSubnet.Conflict',
  ],
  example: { AvailabilityZone: 'us-east-1a' },
  run: (context, given) => {
    if (given.AvailabilityZone === undefined && given.AvailabilityZoneId === undefined)
      refuse(
        'MissingParameter',
        'The request must contain the parameter availabilityZone',
        'AvailabilityZone',
      );
    const zone = chooseZone(context, given);
    const vpc = context.list('vpc').find((each) => each.IsDefault);
    if (vpc === undefined)
      return refuse('DefaultVpcDoesNotExist', 'No default VPC exists for this account in this region.');
    const present = context
      .list('subnet')
      .find((subnet) => subnet.DefaultForAz && subnet.AvailabilityZone === zone.name);
    if (present !== undefined)
      refuse(
        'DefaultSubnetAlreadyExistsInAvailabilityZone',
        `'${present.id}' is already the default subnet in ${zone.name}.`,
      );
    const block = nextBlock(context, vpc);
    const subnet = makeSubnet(context, { vpc, block, zone, Tags: [], isDefault: true });
    return { Subnet: printSubnet(context, subnet) };
  },
});

/** AWS's "next available" block: the lowest /20 of the VPC that no subnet overlaps. */
function nextBlock(context: AwsContext, vpc: Vpc): Cidr {
  const primary = cidrOrNull(vpc.CidrBlockAssociationSet[0]?.CidrBlock);
  const step = cidrSizeOf(DEFAULT_LENGTH);
  if (primary !== null) {
    for (let first = primary.first; first <= primary.last; first = addressPlus(first, step)) {
      const block = cidrOf(first, DEFAULT_LENGTH);
      if (cidrCovers(primary, block) && isFree(context, vpc.id, block)) return block;
    }
  }
  return refuse(
    'InvalidSubnet.Conflict',
    `The default VPC ${vpc.id} has no free block of size /${DEFAULT_LENGTH}.`,
  );
}
