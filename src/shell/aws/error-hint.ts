import { closestName } from '../../aws/closest-name.ts';
import { kebabName } from '../../aws/names.ts';
import type { AwsError } from '../../kernel/cloud/aws-error.ts';
import { nameTag, type ResourceRecord } from '../../kernel/cloud/record.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { addressOrNull } from '../../kernel/net/address.ts';
import { cidrOf, cidrOrNull, formatCidr } from '../../kernel/net/cidr.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import {
  addressWithoutLength,
  blockThatHolds,
  dependsOn,
  didYouMean,
  elsewhereHint,
  emptyIdHint,
  errorHint,
  filtersThere,
  GROUP_OF_ANOTHER_VPC,
  giveOption,
  MAIN_TABLE_STAYS,
  NOT_A_BLOCK,
  nameNotId,
  subnetConflict,
  subnetRange,
  thereAre,
} from '../../text/english/error-hints.ts';
import type { ShellPlace } from '../ports.ts';
import { dependentsOf } from './dependents.ts';
import { blocksOf, freeBlock, overlapping } from './free-block.ts';

/** A request that AWS refused, and the cloud in which it did. */
export interface RefusedRequest {
  readonly cloud: AwsCloud;
  readonly place: ShellPlace;
  readonly service: string;
  readonly operation: string;
  readonly input: JsonObject;
  readonly error: AwsError;
}

/** One sentence beside AWS's error that leads on; undefined: its own words have to do. */
export function hintFor(refused: RefusedRequest): string | undefined {
  const { service, operation, error } = refused;
  const near = error.choices === undefined ? undefined : nearestChoice(refused, error.choices);
  if (near !== undefined) return near;
  const { path } = error;
  if (error.code === 'MissingParameter' && path !== undefined && /^[A-Z]\w+$/.test(path))
    return giveOption(`--${kebabName(path)}`);
  const seen =
    missingThing(refused) ??
    wrongBlock(refused) ??
    (error.code === 'DependencyViolation' ? dependents(refused) : undefined);
  return seen ?? errorHint(operation, error, `${service} ${kebabName(operation)}`);
}

const MOST_CHOICES = 8;

function nearestChoice(refused: RefusedRequest, choices: readonly string[]): string | undefined {
  const near = closestName(wordsOf(refused).find((word) => word !== '') ?? '', choices);
  const shown = choices.toSorted((left, right) => left.length - right.length).slice(0, MOST_CHOICES);
  if (near !== undefined) return didYouMean(near);
  return refused.error.path === 'Filters' ? filtersThere(shown, choices.length - shown.length) : undefined;
}

/** Texts of the request that the error repeats, the longest first. */
function wordsOf({ input, error }: RefusedRequest): readonly string[] {
  return leaves(input)
    .filter((text) => text === '' || error.message.includes(text))
    .sort((left, right) => right.length - left.length);
}

function leaves(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

/** Where each kind of thing is looked for. */
export const TABLES: { readonly [code: string]: string } = {
  'InvalidVpcID.NotFound': 'vpc',
  'InvalidVpcId.NotFound': 'vpc',
  'InvalidSubnetID.NotFound': 'subnet',
  'InvalidSubnetId.NotFound': 'subnet',
  'InvalidInternetGatewayID.NotFound': 'internet-gateway',
  'InvalidGatewayID.NotFound': 'internet-gateway',
  NatGatewayNotFound: 'nat-gateway',
  'InvalidNatGatewayID.NotFound': 'nat-gateway',
  'InvalidRouteTableID.NotFound': 'route-table',
  'InvalidRouteTableId.NotFound': 'route-table',
  'InvalidGroup.NotFound': 'security-group',
  'InvalidGroupId.Malformed': 'security-group',
  'InvalidSecurityGroupId.NotFound': 'security-group',
  'InvalidNetworkAclID.NotFound': 'network-acl',
  'InvalidNetworkInterfaceID.NotFound': 'network-interface',
  'InvalidInstanceID.NotFound': 'instance',
  'InvalidKeyPair.NotFound': 'key-pair',
  'InvalidAllocationID.NotFound': 'elastic-ip',
  'InvalidElasticIpID.NotFound': 'elastic-ip',
  'InvalidAddress.NotFound': 'elastic-ip',
  'InvalidVpcPeeringConnectionID.NotFound': 'vpc-peering-connection',
  'InvalidPrefixListID.NotFound': 'managed-prefix-list',
  'InvalidPrefixListId.NotFound': 'managed-prefix-list',
  'InvalidVolume.NotFound': 'volume',
  'InvalidSnapshot.NotFound': 'snapshot',
  'InvalidVpcEndpointId.NotFound': 'vpc-endpoint',
  'InvalidTransitGatewayID.NotFound': 'transit-gateway',
  'InvalidTransitGatewayAttachmentID.NotFound': 'transit-gateway-attachment',
  'InvalidLaunchTemplateId.NotFound': 'launch-template',
  'InvalidLaunchTemplateName.NotFoundException': 'launch-template',
};
const MOST = 4;

function missingThing(refused: RefusedRequest): string | undefined {
  const { cloud, place, error } = refused;
  const table = TABLES[error.code];
  if (table === undefined) return undefined;
  const words = wordsOf(refused);
  const [word] = words;
  if (word === undefined) return undefined;
  if (word === '' || word === 'None' || word === 'null') return emptyIdHint(word);
  const all = recordsOf(cloud, table);
  const isHere = (record: ResourceRecord) =>
    record.region === place.region && record.account === place.account;
  const far = all.find(({ id }) => words.includes(id));
  if (far !== undefined && !isHere(far))
    return elsewhereHint(far.id, far.region, far.account === place.account ? null : far.account);
  if (far !== undefined) return table === 'security-group' ? GROUP_OF_ANOTHER_VPC : undefined;
  const here = all.filter(isHere);
  const named = here.find((record) => record.id !== word && namesOf(record).includes(word));
  if (named !== undefined && !byName(table, here).includes(word)) return nameNotId(word, named.id);
  const near = closestName(word, byName(table, here));
  // Ids differ in every digit: what is near by chance is no mistake of typing.
  if (near !== undefined && (!near.includes('-0') || sharesMost(near, word))) return didYouMean(near);
  const labels = here
    .slice(0, MOST)
    .map((record) => (table === 'key-pair' ? (byName(table, [record])[0] ?? '') : label(record)));
  return thereAre(kindOf(table), labels, here.length - labels.length, place.region);
}

/** What people write for such a thing: the names of key pairs, the ids of the rest. */
function byName(table: string, records: readonly ResourceRecord[]): readonly string[] {
  return records.map((record) =>
    table === 'key-pair' && 'KeyName' in record ? String(record.KeyName) : record.id,
  );
}

function namesOf(record: ResourceRecord): readonly string[] {
  const named = [nameTag(record), 'GroupName' in record ? record.GroupName : undefined];
  return named.filter((name) => typeof name === 'string');
}

function sharesMost(left: string, right: string): boolean {
  return left.slice(0, -4) === right.slice(0, left.length - 4) || left.slice(8) === right.slice(8);
}

function wrongBlock(refused: RefusedRequest): string | undefined {
  const { cloud, input, error, operation } = refused;
  if (operation === 'CreateSubnet' && error.code.startsWith('InvalidSubnet.')) {
    const vpc = cloud.tables.vpc[String(input.VpcId)];
    const block = cidrOrNull(String(input.CidrBlock));
    if (vpc === undefined || block === null) return undefined;
    if (error.code === 'InvalidSubnet.Range') return subnetRange(blocksOf(vpc).map(formatCidr));
    const subnets = Object.values(cloud.tables.subnet).filter(({ VpcId }) => VpcId === vpc.id);
    const others = overlapping(block, subnets).map((subnet) => `${label(subnet)} with ${subnet.CidrBlock}`);
    const free = freeBlock(vpc, subnets, block.length);
    return subnetConflict(others, free === null ? null : formatCidr(free));
  }
  if (!/CIDR|cidr/.test(error.message)) return undefined;
  const word = wordsOf(refused).find((text) => /^[\d./]+$/.test(text));
  if (error.code !== 'InvalidParameterValue' || !/not a valid CIDR|is malformed/i.test(error.message))
    return undefined;
  if (word === undefined) return NOT_A_BLOCK;
  if (addressOrNull(word) !== null) return addressWithoutLength(word);
  const [address = '', length = ''] = word.split('/');
  const first = addressOrNull(address);
  return first !== null && /^\d+$/.test(length) && Number(length) <= 32
    ? blockThatHolds(formatCidr(cidrOf(first, Number(length))))
    : NOT_A_BLOCK;
}

function dependents(refused: RefusedRequest): string | undefined {
  const { cloud, error } = refused;
  const id = wordsOf(refused).find((text) => error.message.includes(text) && text.includes('-'));
  const found = id === undefined ? [] : dependentsOf(cloud, id);
  if (found.length === 0) return error.message.includes('routeTable') ? MAIN_TABLE_STAYS : undefined;
  const labels = found.slice(0, MOST).map(({ table, record }) => {
    const kind = kindOf(table);
    return record.id.startsWith(kind) ? label(record) : `${kind} ${label(record)}`;
  });
  return dependsOn(labels, found.length - labels.length);
}

function label(record: ResourceRecord): string {
  const [name] = namesOf(record);
  return name === undefined ? record.id : `${record.id} (${name})`;
}

function recordsOf(cloud: AwsCloud, table: string): readonly ResourceRecord[] {
  const tables: { readonly [table: string]: { readonly [id: string]: ResourceRecord } } = cloud.tables;
  return Object.values(tables[table] ?? {});
}

/** What a thing of the table is called inside a sentence. */
function kindOf(table: string): string {
  const label =
    awsRegistry[table as keyof typeof awsRegistry]?.definition.label ?? table.replaceAll('-', ' ');
  return /^[A-Z][a-z]/.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label;
}
