import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import {
  type Cidr,
  cidrCovers,
  cidrOrNull,
  cidrsOverlap,
  formatCidr,
  parseCidr,
} from '../../../kernel/net/cidr.ts';
import { type Zone, zonesOf } from '../../shared/regions.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import type { Vpc } from '../../vpc/schema.ts';
import { printSubnet } from '../describe.ts';
import type { Subnet } from '../schema.ts';

/** NET-1: the sizes of subnet blocks. */
const WIDEST = 16;
const NARROWEST = 28;

const input = z.strictObject({
  VpcId: z.string(),
  CidrBlock: z.string(),
  AvailabilityZone: z.string().optional(),
  AvailabilityZoneId: z.string().optional(),
  TagSpecifications: tagSpecificationsSchema,
});

export const createSubnet = operation<AwsTables, typeof input>({
  name: 'CreateSubnet',
  input,
  errors: [
    'InvalidVpcID.NotFound',
    'InvalidParameterValue',
    'InvalidSubnet.Range',
    'InvalidSubnet.Conflict',
    'TagLimitExceeded',
  ],
  example: { VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1a' },
  run: (context, given) => {
    const vpc = context.find('vpc', given.VpcId, 'InvalidVpcID.NotFound');
    const subnet = makeSubnet(context, {
      vpc,
      block: subnetBlock(context, vpc, given.CidrBlock),
      zone: chooseZone(context, given),
      Tags: [...tagsFor(given.TagSpecifications, 'subnet')],
      isDefault: false,
    });
    return { Subnet: printSubnet(context, subnet) };
  },
});

/** NET-1, NET-6: inside one associated block of the VPC, overlapping no other subnet. */
function subnetBlock(context: AwsContext, vpc: Vpc, text: string): Cidr {
  const parsed = parseCidr(text);
  if (!parsed.ok)
    return refuse(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
      'CidrBlock',
    );
  const block = parsed.value;
  const inside = vpc.CidrBlockAssociationSet.some((association) => {
    const outer = association.State === 'associated' ? cidrOrNull(association.CidrBlock) : null;
    return outer !== null && cidrCovers(outer, block);
  });
  if (block.length < WIDEST || block.length > NARROWEST || !inside)
    refuse('InvalidSubnet.Range', `The CIDR '${formatCidr(block)}' is invalid.`, 'CidrBlock');
  if (!isFree(context, vpc.id, block))
    refuse(
      'InvalidSubnet.Conflict',
      `The CIDR '${formatCidr(block)}' conflicts with another subnet`,
      'CidrBlock',
    );
  return block;
}

/** True when no subnet of the VPC overlaps the block. */
export function isFree(context: AwsContext, vpcId: string, block: Cidr): boolean {
  return context.all('subnet').every((subnet) => {
    const taken = subnet.VpcId === vpcId ? cidrOrNull(subnet.CidrBlock) : null;
    return taken === null || !cidrsOverlap(taken, block);
  });
}

/** The zone asked for by name or id; AWS chooses when neither is given, we take the first. */
export function chooseZone(
  context: AwsContext,
  given: { readonly AvailabilityZone?: string | undefined; readonly AvailabilityZoneId?: string | undefined },
): Zone {
  const { AvailabilityZone: name, AvailabilityZoneId: id } = given;
  const zones = zonesOf(context.region);
  const zone = zones.find((each) => (name ?? each.name) === each.name && (id ?? each.id) === each.id);
  if (zone !== undefined) return zone;
  const byName = name !== undefined;
  const parameter = byName ? 'availabilityZone' : 'availabilityZoneId';
  const allowed = zones.map((each) => (byName ? each.name : each.id)).join(', ');
  return refuse(
    'InvalidParameterValue',
    `Value (${name ?? id ?? ''}) for parameter ${parameter} is invalid. Subnets can currently only be created in the following availability zones: ${allowed}.`,
    byName ? 'AvailabilityZone' : 'AvailabilityZoneId',
  );
}

/** Puts a subnet and gives it the VPC's default network ACL (ACL-4). */
export function makeSubnet(
  context: AwsContext,
  facts: {
    readonly vpc: Vpc;
    readonly block: Cidr;
    readonly zone: Zone;
    readonly Tags: Subnet['Tags'];
    readonly isDefault: boolean;
  },
): Subnet {
  const subnet: Subnet = {
    ...context.newRecord('subnet', 'subnet'),
    Tags: facts.Tags,
    VpcId: facts.vpc.id,
    CidrBlock: formatCidr(facts.block),
    AvailabilityZone: facts.zone.name,
    AvailabilityZoneId: facts.zone.id,
    State: 'available',
    MapPublicIpOnLaunch: facts.isDefault,
    DefaultForAz: facts.isDefault,
  };
  context.put('subnet', subnet);
  context.request('InternalAssociateDefaultNetworkAcl', { SubnetId: subnet.id });
  return subnet;
}
