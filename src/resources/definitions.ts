import type { Definition } from '../kernel/cloud/registry.ts';
import { elasticIpDefinition } from './elastic-ip/definition.ts';
import { instanceDefinition } from './instance/definition.ts';
import { internetGatewayDefinition } from './internet-gateway/definition.ts';
import { keyPairDefinition } from './key-pair/definition.ts';
import { managedPrefixListDefinition } from './managed-prefix-list/definition.ts';
import { natGatewayDefinition } from './nat-gateway/definition.ts';
import { networkAclDefinition } from './network-acl/definition.ts';
import { networkInterfaceDefinition } from './network-interface/definition.ts';
import { routeTableDefinition } from './route-table/definition.ts';
import { securityGroupDefinition } from './security-group/definition.ts';
import { subnetDefinition } from './subnet/definition.ts';
import type { AwsTables } from './tables.ts';
import { vpcDefinition } from './vpc/definition.ts';
import { vpcPeeringConnectionDefinition } from './vpc-peering-connection/definition.ts';

/** What each type is called and how it is drawn, without what it takes to change one: that is in the registry. */
export const definitions: { readonly [K in keyof AwsTables]: Definition } = {
  vpc: vpcDefinition,
  subnet: subnetDefinition,
  'internet-gateway': internetGatewayDefinition,
  'elastic-ip': elasticIpDefinition,
  'nat-gateway': natGatewayDefinition,
  'route-table': routeTableDefinition,
  'security-group': securityGroupDefinition,
  'network-acl': networkAclDefinition,
  'network-interface': networkInterfaceDefinition,
  instance: instanceDefinition,
  'key-pair': keyPairDefinition,
  'vpc-peering-connection': vpcPeeringConnectionDefinition,
  'managed-prefix-list': managedPrefixListDefinition,
};
