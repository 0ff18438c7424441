import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { describeOperation, type FilterTable } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import type { AwsTables } from '../../tables.ts';
import { printNetworkAcl } from '../describe.ts';
import { ACL_NOT_FOUND, findAcl } from '../find-acl.ts';
import type { NetworkAcl, NetworkAclEntry } from '../schema.ts';

/** ACL-11. */
export const ACLS_PER_VPC = 200;

const createInput = z.strictObject({
  VpcId: z.string(),
  TagSpecifications: tagSpecificationsSchema,
  ClientToken: z.string().optional(),
});

/** ACL-3: a new list holds nothing but the implied entries, so it denies everything. */
const create = operation<AwsTables, typeof createInput>({
  name: 'CreateNetworkAcl',
  input: createInput,
  errors: ['InvalidVpcID.NotFound', 'NetworkAclLimitExceeded', 'InvalidParameterValue', 'TagLimitExceeded'],
  example: { VpcId: 'vpc-00000000000000001' },
  run: (context, input) => {
    const vpc = context.find('vpc', input.VpcId, 'InvalidVpcID.NotFound');
    const siblings = context.all('network-acl').filter((acl) => acl.VpcId === vpc.id);
    if (siblings.length >= ACLS_PER_VPC)
      refuse('NetworkAclLimitExceeded', 'The maximum number of network ACLs has been reached.');
    const acl: NetworkAcl = {
      ...context.newRecord('network-acl', 'acl'),
      Tags: [...tagsFor(input.TagSpecifications, 'network-acl')],
      VpcId: vpc.id,
      IsDefault: false,
      Entries: [],
      Associations: [],
    };
    context.put('network-acl', acl);
    return {
      NetworkAcl: printNetworkAcl(context, acl),
      ...(input.ClientToken === undefined ? {} : { ClientToken: input.ClientToken }),
    };
  },
});

const removeInput = z.strictObject({ NetworkAclId: z.string() });

const remove = operation<AwsTables, typeof removeInput>({
  name: 'DeleteNetworkAcl',
  input: removeInput,
  errors: [ACL_NOT_FOUND, 'InvalidParameterValue', 'DependencyViolation'],
  example: { NetworkAclId: 'acl-00000000000000001' },
  run: (context, input) => {
    const acl = findAcl(context, input.NetworkAclId);
    if (acl.IsDefault) refuse('InvalidParameterValue', `cannot delete default network ACL ${acl.id}`);
    if (acl.Associations.length > 0)
      refuse('DependencyViolation', `network ACL ${acl.id} has dependencies and cannot be deleted`);
    context.remove('network-acl', acl.id);
    return {};
  },
});

type Filters = FilterTable<AwsTables, NetworkAcl>;

function ofEntries(value: (entry: NetworkAclEntry) => string | number | undefined): Filters[string] {
  return (acl) =>
    acl.Entries.map((entry) => {
      const found = value(entry);
      return found === undefined ? undefined : String(found);
    });
}

const PROTOCOL_NAMES: { readonly [number: string]: string } = { 1: 'icmp', 6: 'tcp', 17: 'udp' };

const filters: Filters = {
  'association.association-id': (acl) => acl.Associations.map((item) => item.NetworkAclAssociationId),
  'association.network-acl-id': (acl) => (acl.Associations.length === 0 ? [] : [acl.id]),
  'association.subnet-id': (acl) => acl.Associations.map((item) => item.SubnetId),
  default: (acl) => [String(acl.IsDefault)],
  'entry.cidr': ofEntries((entry) => entry.CidrBlock),
  'entry.ipv6-cidr': ofEntries((entry) => entry.Ipv6CidrBlock),
  'entry.egress': ofEntries((entry) => String(entry.Egress)),
  'entry.icmp.code': ofEntries((entry) => entry.IcmpTypeCode?.Code),
  'entry.icmp.type': ofEntries((entry) => entry.IcmpTypeCode?.Type),
  'entry.port-range.from': ofEntries((entry) => entry.PortRange?.From),
  'entry.port-range.to': ofEntries((entry) => entry.PortRange?.To),
  'entry.protocol': (acl) => acl.Entries.flatMap((entry) => [entry.Protocol, PROTOCOL_NAMES[entry.Protocol]]),
  'entry.rule-action': ofEntries((entry) => entry.RuleAction),
  'entry.rule-number': ofEntries((entry) => entry.RuleNumber),
  'network-acl-id': (acl) => [acl.id],
  'vpc-id': (acl) => [acl.VpcId],
};

const describe = describeOperation<AwsTables, 'network-acl'>({
  name: 'DescribeNetworkAcls',
  table: 'network-acl',
  resultKey: 'NetworkAcls',
  idsParameter: 'NetworkAclIds',
  notFound: ACL_NOT_FOUND,
  filters,
  print: printNetworkAcl,
});

export const networkAclOperations = [create, remove, describe];
