import type { JsonObject } from '../../kernel/lib/json.ts';
import { type CaseTable, call, describes, fill } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const NO_LIST = 'acl-00000000';
const entry = (more: JsonObject = {}): JsonObject => ({
  NetworkAclId: '$acl',
  RuleNumber: 200,
  Protocol: '6',
  RuleAction: 'deny',
  Egress: false,
  CidrBlock: '10.0.0.0/8',
  PortRange: { From: 22, To: 22 },
  ...more,
});
const { CidrBlock: _block, PortRange: _ports, ...bare } = entry();
const icmp = { ...bare, Protocol: '1', CidrBlock: '10.0.0.0/8' };

/** What both calls that write an entry make of a wrong one with that number. */
const wrong = (RuleNumber: number) => ({
  'InvalidNetworkAclID.NotFound': { input: entry({ RuleNumber, NetworkAclId: NO_LIST }) },
  InvalidParameterValue: [
    { RuleNumber: 0 },
    { RuleNumber: 32_767 },
    { RuleNumber: -5 },
    { Protocol: 'quic' },
    { Protocol: '256' },
    { CidrBlock: '10.0.0.0/99' },
    { CidrBlock: '' },
    { PortRange: { From: -5, To: 80 } },
    { PortRange: { From: 0, To: 70_000 } },
    { PortRange: { From: 90, To: 80 } },
    { Protocol: '1', IcmpTypeCode: { Type: 256, Code: 0 } },
  ].map((more) => ({ input: entry({ RuleNumber, ...more }) })),
  InvalidParameterCombination: { input: entry({ RuleNumber, Ipv6CidrBlock: '::/0' }) },
  MissingParameter: [
    { input: { ...bare, RuleNumber, PortRange: { From: 1, To: 1 } } },
    { input: { ...bare, RuleNumber, CidrBlock: '10.0.0.0/8' } },
    { input: { ...icmp, RuleNumber } },
  ],
});
/** Entries of one family, as many as a list takes. */
const full = (family: JsonObject) =>
  Array.from({ length: 19 }, (_, index) =>
    call('CreateNetworkAclEntry', {
      ...bare,
      Protocol: '-1',
      RuleNumber: 1000 + index,
      Egress: true,
      ...family,
    }),
  );

export const networkAclCases: CaseTable = {
  CreateNetworkAcl: {
    works: [{ input: { VpcId: '$vpc', ClientToken: 'once', ...tagged('network-acl') } }],
    refuses: {
      'InvalidVpcID.NotFound': { input: { VpcId: 'vpc-00000000' } },
      NetworkAclLimitExceeded: { before: [fill('network-acl', '$acl', 205)], input: { VpcId: '$vpc' } },
      InvalidParameterValue: { input: { VpcId: '$vpc', ...mistagged } },
      TagLimitExceeded: { input: { VpcId: '$vpc', ...overtagged('network-acl') } },
    },
  },
  DeleteNetworkAcl: {
    works: [{ input: { NetworkAclId: '$acl' } }],
    refuses: {
      'InvalidNetworkAclID.NotFound': { input: { NetworkAclId: NO_LIST } },
      InvalidParameterValue: { input: { NetworkAclId: '$defaultacl' } },
      DependencyViolation: {
        before: [call('ReplaceNetworkAclAssociation', { AssociationId: '$aclassoc', NetworkAclId: '$acl' })],
        input: { NetworkAclId: '$acl' },
      },
    },
  },
  DescribeNetworkAcls: describes({
    key: 'NetworkAclIds',
    notFound: 'InvalidNetworkAclID.NotFound',
    known: '$acl',
    unknown: NO_LIST,
    filter: { Name: 'entry.protocol', Values: ['tcp'] },
  }),
  CreateNetworkAclEntry: {
    works: [
      { input: entry() },
      { input: { ...icmp, IcmpTypeCode: { Type: -1, Code: -1 } } },
      { input: { ...bare, Protocol: '-1', Egress: true, Ipv6CidrBlock: '::/0' } },
    ],
    refuses: {
      ...wrong(200),
      NetworkAclEntryAlreadyExists: { input: entry({ RuleNumber: 100 }) },
      NetworkAclEntryLimitExceeded: {
        before: full({ CidrBlock: '10.0.0.0/8' }),
        input: entry({ Egress: true }),
      },
    },
  },
  ReplaceNetworkAclEntry: {
    works: [{ input: entry({ RuleNumber: 100 }) }],
    refuses: {
      ...wrong(100),
      'InvalidNetworkAclEntry.NotFound': { input: entry() },
      NetworkAclEntryLimitExceeded: {
        before: [...full({ CidrBlock: '10.0.0.0/8' }), call('CreateNetworkAclEntry', six())],
        input: entry({ Egress: true }),
      },
    },
  },
  DeleteNetworkAclEntry: {
    works: [{ input: { NetworkAclId: '$acl', RuleNumber: 100, Egress: false } }],
    refuses: {
      'InvalidNetworkAclID.NotFound': { input: { NetworkAclId: NO_LIST, RuleNumber: 100, Egress: false } },
      InvalidParameterValue: [0, 32_767].map((RuleNumber) => ({
        input: { NetworkAclId: '$acl', RuleNumber, Egress: false },
      })),
      'InvalidNetworkAclEntry.NotFound': { input: { NetworkAclId: '$acl', RuleNumber: 100, Egress: true } },
    },
  },
  ReplaceNetworkAclAssociation: {
    works: [
      { input: { AssociationId: '$aclassoc', NetworkAclId: '$acl' } },
      { input: { AssociationId: '$aclassoc', NetworkAclId: '$defaultacl' } },
    ],
    refuses: {
      'InvalidAssociationID.NotFound': {
        input: { AssociationId: 'aclassoc-00000000', NetworkAclId: '$acl' },
      },
      'InvalidNetworkAclID.NotFound': { input: { AssociationId: '$aclassoc', NetworkAclId: NO_LIST } },
      InvalidParameterValue: { input: { AssociationId: '$aclassoc', NetworkAclId: '$otheracl' } },
    },
  },
};

/** The entry that `entry({ Egress: true })` replaces, in the other family. */
function six(): JsonObject {
  return { ...bare, Protocol: '-1', Egress: true, Ipv6CidrBlock: '::/0' };
}
