import * as z from 'zod';
import { describeOperation } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { blocksAt, ipv6BlockFilters } from '../../shared/ipv6-blocks.ts';
import type { AwsTables } from '../../tables.ts';
import { primaryBlock, printVpc } from '../describe.ts';

export const describeVpcs = describeOperation<AwsTables, 'vpc'>({
  name: 'DescribeVpcs',
  table: 'vpc',
  resultKey: 'Vpcs',
  idsParameter: 'VpcIds',
  notFound: 'InvalidVpcID.NotFound',
  filters: {
    cidr: (vpc) => [primaryBlock(vpc)],
    'cidr-block-association.association-id': (vpc) =>
      vpc.CidrBlockAssociationSet.map((block) => block.AssociationId),
    'cidr-block-association.cidr-block': (vpc) => vpc.CidrBlockAssociationSet.map((block) => block.CidrBlock),
    'cidr-block-association.state': (vpc) => vpc.CidrBlockAssociationSet.map((block) => block.State),
    'dhcp-options-id': (vpc) => [vpc.DhcpOptionsId],
    ...ipv6BlockFilters,
    'ipv6-cidr-block-association.ipv6-pool': blocksAt('Ipv6Pool'),
    'is-default': (vpc) => [String(vpc.IsDefault)],
    // The undashed spelling is undocumented today, yet everywhere in scripts.
    isDefault: (vpc) => [String(vpc.IsDefault)],
    state: (vpc) => [vpc.State],
    'vpc-id': (vpc) => [vpc.id],
  },
  print: (_context, vpc) => printVpc(vpc),
});

const attributeInput = z.strictObject({
  VpcId: z.string(),
  Attribute: z.enum(['enableDnsSupport', 'enableDnsHostnames', 'enableNetworkAddressUsageMetrics']),
});

export const describeVpcAttribute = operation<AwsTables, typeof attributeInput>({
  name: 'DescribeVpcAttribute',
  input: attributeInput,
  errors: ['InvalidVpcID.NotFound'],
  example: { VpcId: 'vpc-0123456789abcdef0', Attribute: 'enableDnsSupport' },
  run: (context, given) => {
    const vpc = context.find('vpc', given.VpcId, 'InvalidVpcID.NotFound');
    switch (given.Attribute) {
      case 'enableDnsSupport':
        return { VpcId: vpc.id, EnableDnsSupport: { Value: vpc.EnableDnsSupport } };
      case 'enableDnsHostnames':
        return { VpcId: vpc.id, EnableDnsHostnames: { Value: vpc.EnableDnsHostnames } };
      case 'enableNetworkAddressUsageMetrics':
        // Not offered by ModifyVpcAttribute here, so it is what AWS starts with.
        return { VpcId: vpc.id, EnableNetworkAddressUsageMetrics: { Value: false } };
    }
  },
});
