import type { Cloud } from '../kernel/cloud/cloud.ts';
import type { Context, ListView, View } from '../kernel/cloud/context.ts';
import type { ElasticIp } from './elastic-ip/schema.ts';
import type { Instance } from './instance/schema.ts';
import type { InternetGateway } from './internet-gateway/schema.ts';
import type { KeyPair } from './key-pair/schema.ts';
import type { ManagedPrefixList } from './managed-prefix-list/schema.ts';
import type { NatGateway } from './nat-gateway/schema.ts';
import type { NetworkAcl } from './network-acl/schema.ts';
import type { NetworkInterface } from './network-interface/schema.ts';
import type { RouteTable } from './route-table/schema.ts';
import type { SecurityGroup } from './security-group/schema.ts';
import type { Subnet } from './subnet/schema.ts';
import type { Vpc } from './vpc/schema.ts';
import type { VpcPeeringConnection } from './vpc-peering-connection/schema.ts';

/** Every table of the document. Types only: behaviour is reached by request, never by import. */
export type AwsTables = {
  readonly vpc: Vpc;
  readonly subnet: Subnet;
  readonly 'internet-gateway': InternetGateway;
  readonly 'elastic-ip': ElasticIp;
  readonly 'nat-gateway': NatGateway;
  readonly 'route-table': RouteTable;
  readonly 'security-group': SecurityGroup;
  readonly 'network-acl': NetworkAcl;
  readonly 'network-interface': NetworkInterface;
  readonly instance: Instance;
  readonly 'key-pair': KeyPair;
  readonly 'vpc-peering-connection': VpcPeeringConnection;
  readonly 'managed-prefix-list': ManagedPrefixList;
};

export type AwsCloud = Cloud<AwsTables>;
export type AwsContext = Context<AwsTables>;
export type AwsView = View<AwsTables>;
export type AwsListView = ListView<AwsTables>;
