import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import { hashHex } from '../../../kernel/lib/hash.ts';
import { type Cidr, formatCidr } from '../../../kernel/net/cidr.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { readVpcBlock } from '../blocks.ts';
import { printVpc } from '../describe.ts';
import type { Vpc } from '../schema.ts';

/** How long AWS calls a VPC or a block association pending: a moment. */
export const MOMENT_MS = 1000;

const input = z.strictObject({
  CidrBlock: z.string().optional(),
  InstanceTenancy: z.enum(['default', 'dedicated']).default('default'),
  AmazonProvidedIpv6CidrBlock: z.boolean().optional(),
  TagSpecifications: tagSpecificationsSchema,
});

export const createVpc = operation<AwsTables, typeof input>({
  name: 'CreateVpc',
  input,
  errors: [
    'MissingParameter',
    'InvalidParameterValue',
    'InvalidVpc.Range',
    'UnsupportedOperation',
    'TagLimitExceeded',
  ],
  example: { CidrBlock: '10.0.0.0/16' },
  run: (context, given) => {
    refuseIpv6(given.AmazonProvidedIpv6CidrBlock);
    if (given.CidrBlock === undefined)
      return refuse(
        'MissingParameter',
        "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.",
        'CidrBlock',
      );
    const vpc = makeVpc(context, readVpcBlock(given.CidrBlock), {
      IsDefault: false,
      InstanceTenancy: given.InstanceTenancy,
      Tags: [...tagsFor(given.TagSpecifications, 'vpc')],
    });
    return { Vpc: { ...printVpc(vpc), Ipv6CidrBlockAssociationSet: [] } };
  },
});

/** IPv6 is not simulated; saying so beats a VPC that silently lacks what was asked for. */
export function refuseIpv6(asked: boolean | undefined): void {
  if (asked === true)
    refuse('UnsupportedOperation', 'IPv6 CIDR blocks are not simulated.', 'AmazonProvidedIpv6CidrBlock');
}

/** Puts a VPC with its main route table, default security group and default network ACL. */
export function makeVpc(
  context: AwsContext,
  block: Cidr,
  facts: Pick<Vpc, 'IsDefault' | 'InstanceTenancy' | 'Tags'>,
): Vpc {
  const vpc: Vpc = {
    ...context.newRecord('vpc', 'vpc'),
    ...facts,
    // The primary block is usable from the start; only the VPC itself is pending at first.
    CidrBlockAssociationSet: [
      { AssociationId: context.mintId('vpc-cidr-assoc'), CidrBlock: formatCidr(block), State: 'associated' },
    ],
    State: 'pending',
    DhcpOptionsId: defaultDhcpOptions(context),
    EnableDnsSupport: true,
    EnableDnsHostnames: facts.IsDefault,
  };
  context.put('vpc', vpc);
  context.schedule('vpc', vpc.id, 'available', MOMENT_MS);
  context.request('InternalCreateMainRouteTable', { VpcId: vpc.id });
  context.request('InternalCreateDefaultSecurityGroup', { VpcId: vpc.id });
  context.request('InternalCreateDefaultNetworkAcl', { VpcId: vpc.id });
  return vpc;
}

/** The one set of DHCP options that AWS makes per account and Region. */
function defaultDhcpOptions(context: AwsContext): string {
  return `dopt-0${hashHex(`dopt/${context.account}/${context.region}`).slice(0, 16)}`;
}
