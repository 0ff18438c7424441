/** Fields that name another record, and its table. */
const REFERENCES: { readonly [field: string]: string } = {
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

/** Lists of ids. */
const LISTS: { readonly [field: string]: string } = { Groups: 'security-group' };

type Path = readonly (string | number)[];

interface Reference {
  readonly path: Path;
  readonly id: string;
}

/**
 * The table of which a record is named at that path. A route's target says by its field what its id is of: `beside`
 * reads what stands beside the value.
 */
export function tableOfReference(
  path: Path,
  beside: (name: string) => string | undefined,
): string | undefined {
  const last = path.at(-1);
  const before = path.at(-2);
  if (typeof last === 'number') return typeof before === 'string' ? own(LISTS, before) : undefined;
  if (last === 'Id' && before === 'Target') return own(REFERENCES, beside('Field') ?? '');
  return last === undefined ? undefined : own(REFERENCES, last);
}

/** Every id that a record's facts name, with its place among them. */
export function referencesOf(value: unknown, path: Path = []): readonly Reference[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value);
  const beside = (name: string) => {
    const found: unknown = (value as { readonly [name: string]: unknown })[name];
    return typeof found === 'string' ? found : undefined;
  };
  return entries.flatMap(([name, child]) => {
    const at = [...path, name];
    if (typeof child !== 'string') return referencesOf(child, at);
    // A gateway may be of a kind that has no table here: a virtual private gateway, an endpoint.
    const isForeign = child === 'local' || /^(?:vgw|vpce|local)-/.test(child);
    return tableOfReference(at, beside) === undefined || isForeign ? [] : [{ path: at, id: child }];
  });
}

function own(table: { readonly [field: string]: string }, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
