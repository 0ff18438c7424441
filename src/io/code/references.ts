/** Fields that name another record, and its table. */
export const REFERENCES: { readonly [field: string]: string } = {
  VpcId: 'vpc',
  SubnetId: 'subnet',
  RouteTableId: 'route-table',
  NetworkAclId: 'network-acl',
  NatGatewayId: 'nat-gateway',
  NetworkInterfaceId: 'network-interface',
  InstanceId: 'instance',
  GroupId: 'security-group',
  AllocationId: 'elastic-ip',
  VpcPeeringConnectionId: 'vpc-peering-connection',
  PrefixListId: 'managed-prefix-list',
  DestinationPrefixListId: 'managed-prefix-list',
  GatewayId: 'internet-gateway',
};

interface Reference {
  readonly path: readonly (string | number)[];
  readonly id: string;
}

/** Every id that a record's facts name, with its place among them. */
export function referencesOf(value: unknown, path: Reference['path'] = []): readonly Reference[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => referencesOf(item, [...path, index]));
  return Object.entries(value).flatMap(([name, child]) =>
    Object.hasOwn(REFERENCES, name) && typeof child === 'string' && child !== 'local'
      ? [{ path: [...path, name], id: child }]
      : referencesOf(child, [...path, name]),
  );
}
