import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsTables } from '../../tables.ts';

const attribute = z.strictObject({ Value: z.boolean() }).optional();

const input = z.strictObject({
  VpcId: z.string(),
  EnableDnsSupport: attribute,
  EnableDnsHostnames: attribute,
});

export const modifyVpcAttribute = operation<AwsTables, typeof input>({
  name: 'ModifyVpcAttribute',
  input,
  errors: ['InvalidVpcID.NotFound', 'InvalidParameterCombination'],
  example: { VpcId: 'vpc-0123456789abcdef0', EnableDnsHostnames: { Value: true } },
  run: (context, { VpcId, EnableDnsSupport, EnableDnsHostnames }) => {
    const vpc = context.find('vpc', VpcId, 'InvalidVpcID.NotFound');
    if (EnableDnsSupport !== undefined && EnableDnsHostnames !== undefined)
      refuse(
        'InvalidParameterCombination',
        'Fields for multiple attribute types specified: enableDnsHostnames, enableDnsSupport',
      );
    if (EnableDnsSupport === undefined && EnableDnsHostnames === undefined)
      refuse('InvalidParameterCombination', 'No attributes specified.');
    if (EnableDnsHostnames?.Value === true && !vpc.EnableDnsSupport)
      refuse(
        'InvalidParameterCombination',
        'DNS hostnames can be enabled only when DNS support is enabled.',
        'EnableDnsHostnames',
      );
    context.put('vpc', {
      ...vpc,
      EnableDnsSupport: EnableDnsSupport?.Value ?? vpc.EnableDnsSupport,
      EnableDnsHostnames: EnableDnsHostnames?.Value ?? vpc.EnableDnsHostnames,
    });
    return {};
  },
});
