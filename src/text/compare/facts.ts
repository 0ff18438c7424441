import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import type { NetworkAclEntry } from '../../resources/network-acl/schema.ts';
import type { Route } from '../../resources/route-table/schema.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { ruleWords } from '../english/permission-words.ts';

/** One fact about a resource, as a line that can be held against the same line of another state. */
export interface Fact {
  /** The same in both states: `rule sgr-0…`, `route 0.0.0.0/0`, `MapPublicIpOnLaunch`. */
  readonly identity: string;
  /** `Inbound rule 100`, `Route 0.0.0.0/0`, or AWS's name of the field. */
  readonly what: string;
  readonly text: string;
  /** A row of a table, which comes and goes by itself; else a field, which a resource always has. */
  readonly isRow: boolean;
}

type TableName = keyof AwsTables & string;
type NameOf = (id: string) => string;

/** Everything that is worth comparing about a record: rows of its tables one by one, fields by AWS's names. */
export function factsOf<K extends TableName>(
  cloud: AwsCloud,
  table: K,
  record: AwsTables[K],
  nameOf: NameOf,
): readonly Fact[] {
  const own = rowsOf[table](record, nameOf);
  const tags = record.Tags.map(({ Key, Value }) => row(`tag ${Key}`, `Tag ${Key}`, Value));
  const guest = cloud.guest[record.id] ?? {};
  return [
    ...fields(
      without(record as unknown as JsonObject, [...IN_ROWS[table], 'Tags', 'id', 'key', 'extra']),
      nameOf,
    ),
    ...fields(guest, nameOf, 'guest '),
    ...own,
    ...tags,
  ];
}

function row(identity: string, what: string, text: string): Fact {
  return { identity, what, text, isRow: true };
}

/** Fields that are told as rows instead. */
const IN_ROWS: { readonly [K in TableName]: readonly string[] } = {
  vpc: ['CidrBlockAssociationSet'],
  subnet: [],
  'internet-gateway': [],
  'elastic-ip': [],
  'nat-gateway': [],
  'route-table': ['Routes', 'Associations'],
  'security-group': ['Rules'],
  'network-acl': ['Entries', 'Associations'],
  'network-interface': ['PrivateIpAddresses', 'Groups'],
  instance: [],
  'key-pair': [],
  'vpc-peering-connection': [],
  'managed-prefix-list': ['Versions'],
};

type Rows = { readonly [K in TableName]: (record: AwsTables[K], nameOf: NameOf) => readonly Fact[] };

const none = () => [];

const rowsOf: Rows = {
  vpc: ({ CidrBlockAssociationSet }) =>
    CidrBlockAssociationSet.filter(({ State }) => State === 'associated').map(({ CidrBlock }) =>
      row(`block ${CidrBlock}`, 'CIDR block', CidrBlock),
    ),
  subnet: none,
  'internet-gateway': none,
  'elastic-ip': none,
  'nat-gateway': none,
  'route-table': ({ Routes, Associations }, nameOf) => [
    ...Routes.map((route) => {
      const destination = destinationOf(route);
      return row(`route ${destination}`, `Route ${nameOf(destination)}`, `to ${nameOf(route.Target.Id)}`);
    }),
    ...Associations.map(({ Main, SubnetId, GatewayId }) => {
      const user = Main ? 'the VPC (main)' : nameOf(SubnetId ?? GatewayId ?? '');
      return row(`association ${SubnetId ?? GatewayId ?? 'main'}`, 'Association', user);
    }),
  ],
  'security-group': ({ Rules }, nameOf) =>
    Rules.map((rule) => {
      const side = rule.IsEgress ? 'Outbound rule' : 'Inbound rule';
      const words = ruleWords(rule, nameOf).replace(/^the rule /, '');
      const said = rule.Description === undefined ? words : `${words} (${rule.Description})`;
      return row(`rule ${rule.SecurityGroupRuleId}`, side, said);
    }),
  'network-acl': ({ Entries, Associations }, nameOf) => [
    ...Entries.map((entry) => {
      const side = entry.Egress ? 'Outbound rule' : 'Inbound rule';
      return row(
        `entry ${entry.Egress} ${entry.RuleNumber}`,
        `${side} ${entry.RuleNumber}`,
        entryWords(entry),
      );
    }),
    ...Associations.map(({ SubnetId }) => row(`association ${SubnetId}`, 'Association', nameOf(SubnetId))),
  ],
  'network-interface': ({ PrivateIpAddresses, Groups }, nameOf) => [
    ...PrivateIpAddresses.map(({ PrivateIpAddress, Association }) =>
      row(
        `address ${PrivateIpAddress}`,
        'Address',
        Association === undefined ? PrivateIpAddress : `${PrivateIpAddress}, public ${Association.PublicIp}`,
      ),
    ),
    ...Groups.map((id) => row(`group ${id}`, 'Security group', nameOf(id))),
  ],
  instance: none,
  'key-pair': none,
  'vpc-peering-connection': none,
  'managed-prefix-list': ({ Versions }) =>
    (Versions.at(-1)?.Entries ?? []).map(({ Cidr, Description }) =>
      row(`entry ${Cidr}`, 'Entry', Description === undefined ? Cidr : `${Cidr} (${Description})`),
    ),
};

function destinationOf(route: Route): string {
  return route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '';
}

const PROTOCOLS: { readonly [number: string]: string } = {
  '-1': 'all traffic',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

function entryWords(entry: NetworkAclEntry): string {
  const name = PROTOCOLS[entry.Protocol] ?? `protocol ${entry.Protocol}`;
  const { PortRange, IcmpTypeCode } = entry;
  const ports =
    PortRange === undefined
      ? ''
      : PortRange.From === PortRange.To
        ? ` ${PortRange.From}`
        : ` ${PortRange.From}-${PortRange.To}`;
  const icmp =
    IcmpTypeCode === undefined || IcmpTypeCode.Type === -1
      ? ''
      : ` type ${IcmpTypeCode.Type}${IcmpTypeCode.Code === -1 ? '' : ` code ${IcmpTypeCode.Code}`}`;
  const way = entry.Egress ? 'to' : 'from';
  return `${entry.RuleAction} ${name}${ports}${icmp} ${way} ${entry.CidrBlock ?? entry.Ipv6CidrBlock ?? ''}`;
}

/** What AWS counts for itself: it differs whenever a thing is made again, and says nothing about the network. */
const NOISE =
  /(?:^|\.)(?:AssociationId|AttachmentId|ReservationId|AmiLaunchIndex|ClientToken|MacAddress|AttachTime|LaunchTime|CreateTime|DeleteTime|ExpirationTime|StateTransitionReason|AvailabilityZoneId)$/;

function fields(object: JsonObject, nameOf: NameOf, prefix = ''): readonly Fact[] {
  return Object.entries(object).flatMap(([name, value]): readonly Fact[] => {
    const path = prefix + name;
    if (value === undefined || NOISE.test(path)) return [];
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return fields(value as JsonObject, nameOf, `${path}.`);
    const what = path.replace(/^guest /, '');
    return [{ identity: path, what, text: valueWords(value, nameOf), isRow: false }];
  });
}

function valueWords(value: JsonValue, nameOf: NameOf): string {
  if (typeof value === 'string') return nameOf(value);
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((item: JsonValue) => valueWords(item, nameOf)).join(', ');
  if (typeof value === 'object' && value !== null)
    // Sorted: a stored document has its fields in another order than one that was just made.
    return Object.entries(value as JsonObject)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, item]) => valueWords(item ?? null, nameOf))
      .join(' ');
  return String(value);
}

function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
