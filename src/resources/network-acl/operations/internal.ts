import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { vpcHasIpv6 } from '../../shared/vpc-ipv6.ts';
import type { AwsTables } from '../../tables.ts';
import type { NetworkAcl, NetworkAclEntry } from '../schema.ts';

const ofVpc = z.strictObject({ VpcId: z.string() });
const vpcExample = { VpcId: 'vpc-00000000000000001' };
const ofSubnet = z.strictObject({ SubnetId: z.string() });
const subnetExample = { SubnetId: 'subnet-00000000000000001' };

/** ACL-2: rule 100 lets everything through both ways, rule 101 the same for IPv6. */
function defaultEntries(ipv6: boolean): NetworkAclEntry[] {
  return [true, false].flatMap((Egress): NetworkAclEntry[] => {
    const common = { Egress, Protocol: '-1', RuleAction: 'allow' } as const;
    const four: NetworkAclEntry = { RuleNumber: 100, ...common, CidrBlock: '0.0.0.0/0' };
    return ipv6 ? [four, { RuleNumber: 101, ...common, Ipv6CidrBlock: '::/0' }] : [four];
  });
}

const createDefault = operation<AwsTables, typeof ofVpc>({
  name: 'InternalCreateDefaultNetworkAcl',
  input: ofVpc,
  example: vpcExample,
  run: (context, { VpcId }) => {
    const acl: NetworkAcl = {
      ...context.newRecord('network-acl', 'acl'),
      Tags: [],
      VpcId,
      IsDefault: true,
      Entries: defaultEntries(vpcHasIpv6(context.get('vpc', VpcId))),
      Associations: [],
    };
    context.put('network-acl', acl);
    return { NetworkAclId: acl.id };
  },
});

const deleteDefault = operation<AwsTables, typeof ofVpc>({
  name: 'InternalDeleteDefaultNetworkAcl',
  input: ofVpc,
  example: vpcExample,
  run: (context, { VpcId }) => {
    for (const acl of context.all('network-acl'))
      if (acl.VpcId === VpcId && acl.IsDefault) context.remove('network-acl', acl.id);
    return {};
  },
});

/** ACL-4: a subnet that names no list stands in its VPC's default one. */
const associateDefault = operation<AwsTables, typeof ofSubnet>({
  name: 'InternalAssociateDefaultNetworkAcl',
  input: ofSubnet,
  errors: ['InvalidSubnetID.NotFound', 'InvalidNetworkAclID.NotFound'],
  example: subnetExample,
  run: (context, { SubnetId }) => {
    const subnet = context.find('subnet', SubnetId, 'InvalidSubnetID.NotFound');
    const acl = context.all('network-acl').find((item) => item.VpcId === subnet.VpcId && item.IsDefault);
    if (acl === undefined)
      return refuse('InvalidNetworkAclID.NotFound', `The VPC '${subnet.VpcId}' has no default network ACL`);
    const NetworkAclAssociationId = context.mintId('aclassoc');
    const Associations = [...acl.Associations, { NetworkAclAssociationId, SubnetId }];
    context.put('network-acl', { ...acl, Associations });
    return { NetworkAclAssociationId };
  },
});

const forgetSubnet = operation<AwsTables, typeof ofSubnet>({
  name: 'InternalForgetSubnetNetworkAcl',
  input: ofSubnet,
  example: subnetExample,
  run: (context, { SubnetId }) => {
    for (const acl of context.all('network-acl')) {
      const Associations = acl.Associations.filter((association) => association.SubnetId !== SubnetId);
      if (Associations.length < acl.Associations.length) context.put('network-acl', { ...acl, Associations });
    }
    return {};
  },
});

export const internalNetworkAclOperations = [createDefault, deleteDefault, associateDefault, forgetSubnet];
