import type { Registry } from '../kernel/cloud/registry.ts';
import { elasticIpType } from './elastic-ip/type.ts';
import { instanceType } from './instance/type.ts';
import { internetGatewayType } from './internet-gateway/type.ts';
import { keyPairType } from './key-pair/type.ts';
import { managedPrefixListType } from './managed-prefix-list/type.ts';
import { natGatewayType } from './nat-gateway/type.ts';
import { networkAclType } from './network-acl/type.ts';
import { networkInterfaceType } from './network-interface/type.ts';
import { routeTableType } from './route-table/type.ts';
import { securityGroupType } from './security-group/type.ts';
import { subnetType } from './subnet/type.ts';
import type { AwsTables } from './tables.ts';
import { vpcType } from './vpc/type.ts';
import { vpcPeeringConnectionType } from './vpc-peering-connection/type.ts';

/** Every resource type. Adding one: its folder, its line here, its line in `tables.ts`. */
export const awsRegistry: Registry<AwsTables> = {
  vpc: vpcType,
  subnet: subnetType,
  'internet-gateway': internetGatewayType,
  'elastic-ip': elasticIpType,
  'nat-gateway': natGatewayType,
  'route-table': routeTableType,
  'security-group': securityGroupType,
  'network-acl': networkAclType,
  'network-interface': networkInterfaceType,
  instance: instanceType,
  'key-pair': keyPairType,
  'vpc-peering-connection': vpcPeeringConnectionType,
  'managed-prefix-list': managedPrefixListType,
};
