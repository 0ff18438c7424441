import type { Lowerings } from '../kernel/graph/lower.ts';
import { lowerElasticIp } from './elastic-ip/lower.ts';
import { lowerInstance } from './instance/lower.ts';
import { lowerInternetGateway } from './internet-gateway/lower.ts';
import { lowerNatGateway } from './nat-gateway/lower.ts';
import { lowerNetworkAcl } from './network-acl/lower.ts';
import { lowerNetworkInterface } from './network-interface/lower.ts';
import { lowerRouteTable } from './route-table/lower.ts';
import { lowerSecurityGroup } from './security-group/lower.ts';
import { lowerSubnet } from './subnet/lower.ts';
import type { AwsTables } from './tables.ts';
import { lowerVpc } from './vpc/lower.ts';
import { lowerVpcPeeringConnection } from './vpc-peering-connection/lower.ts';

/**
 * How each type becomes part of the network graph; in the order in which they are lowered. It stands beside the
 * registry so that a page can draw and trace an architecture before it fetches what changes one.
 */
export const lowerings: Lowerings<AwsTables> = {
  vpc: { lower: lowerVpc },
  subnet: { lower: lowerSubnet },
  'internet-gateway': { lower: lowerInternetGateway },
  'elastic-ip': { lower: lowerElasticIp },
  'nat-gateway': { lower: lowerNatGateway },
  'route-table': { lower: lowerRouteTable },
  'security-group': { lower: lowerSecurityGroup },
  'network-acl': { lower: lowerNetworkAcl },
  'network-interface': { lower: lowerNetworkInterface },
  instance: { lower: lowerInstance },
  'key-pair': {},
  'vpc-peering-connection': { lower: lowerVpcPeeringConnection },
  'managed-prefix-list': {},
};
