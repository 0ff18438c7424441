import type { AwsTables } from '../../tables.ts';
import type { OptionalTable } from '../optional-records.ts';

interface Taggable {
  /** What AWS calls the type in `TagSpecifications` and `DescribeTags`. */
  readonly type: string;
  readonly prefix: string;
  /** The type as AWS's messages write it, and the code for an id of it that nobody has. */
  readonly label: string;
  readonly notFound: string;
}

/** Every table, so that a new one does not compile before it says how it is tagged. */
export const taggable: { readonly [K in keyof AwsTables]: Taggable } = {
  vpc: { type: 'vpc', prefix: 'vpc', label: 'vpc', notFound: 'InvalidVpcID.NotFound' },
  subnet: { type: 'subnet', prefix: 'subnet', label: 'subnet', notFound: 'InvalidSubnetID.NotFound' },
  'internet-gateway': {
    type: 'internet-gateway',
    prefix: 'igw',
    label: 'internetGateway',
    notFound: 'InvalidInternetGatewayID.NotFound',
  },
  'elastic-ip': {
    type: 'elastic-ip',
    prefix: 'eipalloc',
    label: 'elasticIp',
    notFound: 'InvalidElasticIpID.NotFound',
  },
  'nat-gateway': {
    type: 'natgateway',
    prefix: 'nat',
    label: 'natGateway',
    notFound: 'InvalidNatGatewayID.NotFound',
  },
  'route-table': {
    type: 'route-table',
    prefix: 'rtb',
    label: 'routeTable',
    notFound: 'InvalidRouteTableID.NotFound',
  },
  'security-group': {
    type: 'security-group',
    prefix: 'sg',
    label: 'security group',
    notFound: 'InvalidGroup.NotFound',
  },
  'network-acl': {
    type: 'network-acl',
    prefix: 'acl',
    label: 'networkAcl',
    notFound: 'InvalidNetworkAclID.NotFound',
  },
  'network-interface': {
    type: 'network-interface',
    prefix: 'eni',
    label: 'networkInterface',
    notFound: 'InvalidNetworkInterfaceID.NotFound',
  },
  instance: { type: 'instance', prefix: 'i', label: 'instance', notFound: 'InvalidInstanceID.NotFound' },
  'key-pair': { type: 'key-pair', prefix: 'key', label: 'keyPair', notFound: 'InvalidKeyPair.NotFound' },
  'vpc-peering-connection': {
    type: 'vpc-peering-connection',
    prefix: 'pcx',
    label: 'vpcPeeringConnection',
    notFound: 'InvalidVpcPeeringConnectionID.NotFound',
  },
  'managed-prefix-list': {
    type: 'prefix-list',
    prefix: 'pl',
    label: 'prefixList',
    notFound: 'InvalidPrefixListID.NotFound',
  },
};

/** Rules of security groups carry tags of their own inside their group's record. */
export const taggableRule: Taggable = {
  type: 'security-group-rule',
  prefix: 'sgr',
  label: 'security group rule',
  notFound: 'InvalidSecurityGroupRuleId.NotFound',
};

export const taggableTables = Object.keys(taggable) as (keyof AwsTables)[];

/** The same for things of EC2 that are only data. Their tables are none of those that every document has. */
export const optionalTaggable: { readonly [K in OptionalTable]: Taggable } = {
  'ebs-volume': { type: 'volume', prefix: 'vol', label: 'volume', notFound: 'InvalidVolume.NotFound' },
  'ebs-snapshot': {
    type: 'snapshot',
    prefix: 'snap',
    label: 'snapshot',
    notFound: 'InvalidSnapshot.NotFound',
  },
  image: { type: 'image', prefix: 'ami', label: 'image', notFound: 'InvalidAMIID.NotFound' },
  'launch-template': {
    type: 'launch-template',
    prefix: 'lt',
    label: 'launchTemplate',
    notFound: 'InvalidLaunchTemplateId.NotFound',
  },
  'placement-group': {
    type: 'placement-group',
    prefix: 'pg',
    label: 'placementGroup',
    notFound: 'InvalidPlacementGroupId.Malformed',
  },
  'flow-log': { type: 'vpc-flow-log', prefix: 'fl', label: 'flowLog', notFound: 'InvalidFlowLogId.NotFound' },
  'vpc-endpoint': {
    type: 'vpc-endpoint',
    prefix: 'vpce',
    label: 'vpcEndpoint',
    notFound: 'InvalidVpcEndpointId.NotFound',
  },
  'transit-gateway': {
    type: 'transit-gateway',
    prefix: 'tgw',
    label: 'transitGateway',
    notFound: 'InvalidTransitGatewayID.NotFound',
  },
  'transit-gateway-attachment': {
    type: 'transit-gateway-attachment',
    prefix: 'tgw-attach',
    label: 'transitGatewayAttachment',
    notFound: 'InvalidTransitGatewayAttachmentID.NotFound',
  },
  'transit-gateway-route-table': {
    type: 'transit-gateway-route-table',
    prefix: 'tgw-rtb',
    label: 'transitGatewayRouteTable',
    notFound: 'InvalidRouteTableID.NotFound',
  },
};

export const optionalTables = Object.keys(optionalTaggable) as readonly OptionalTable[];
