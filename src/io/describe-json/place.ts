import type { JsonObject } from '../../kernel/lib/json.ts';
import { isObject, type RawObject, type Scope } from './read-files.ts';
import type { ReportBuilder } from './report.ts';

/** Where an object belongs when it does not name its owner itself. */
export interface Origin {
  readonly account: string;
  readonly region: string;
}

export const FALLBACK_REGION = 'us-east-1';
export const FALLBACK_ACCOUNT = '000000000000';

/** Kinds whose objects belong to the account that was asked, save a few shared ones. */
const OWN_KINDS = new Set([
  'Vpcs',
  'Subnets',
  'RouteTables',
  'NetworkAcls',
  'SecurityGroups',
  'NetworkInterfaces',
  'InternetGateways',
  'Reservations',
]);

/**
 * Account and Region of every object. The Region is the path's, else the object's own (zone, ARN),
 * else that of a resource it names, else the only one its neighbours have, else a guess with a
 * warning. The account is a 12-digit one of the path, else the owner that most of the neighbours
 * name, else the path's label.
 */
export function placeObjects(
  objects: readonly RawObject[],
  fallback: { readonly account?: string | undefined; readonly region?: string | undefined },
  report: ReportBuilder,
): (object: RawObject) => Origin {
  const owners = new Map<string, Map<string, number>>();
  const regions = new Map<string, Set<string>>();
  const regionById = new Map<string, string>();
  for (const { kind, value, scope } of objects) {
    const name = scopeName(scope);
    if (OWN_KINDS.has(kind) && typeof value.OwnerId === 'string') {
      const votes = getOrMake(owners, name, () => new Map<string, number>());
      votes.set(value.OwnerId, (votes.get(value.OwnerId) ?? 0) + 1);
    }
    const region = scope.region ?? regionOf(value);
    if (region === undefined) continue;
    getOrMake(regions, name, () => new Set<string>()).add(region);
    for (const id of idsNamedBy(value)) regionById.set(id, region);
  }
  const accountOf = (scope: Scope): string => {
    if (scope.account !== undefined && /^\d{12}$/.test(scope.account)) return scope.account;
    const votes = [...(owners.get(scopeName(scope)) ?? [])];
    const most = votes.reduce((best, vote) => (vote[1] > best[1] ? vote : best), ['', 0] as const);
    return most[1] > 0 ? most[0] : (scope.account ?? fallback.account ?? FALLBACK_ACCOUNT);
  };
  const accounts = new Map<string, string>();
  return ({ kind, value, scope, place }) => {
    const account = getOrMake(accounts, scopeName(scope), () => accountOf(scope));
    const known = scope.region ?? regionOf(value) ?? regionByReference(value, regionById);
    if (known !== undefined) return { account, region: known };
    const around = [...(regions.get(scopeName(scope)) ?? [])];
    const [only] = around;
    if (only !== undefined && around.length === 1) return { account, region: only };
    const region = fallback.region ?? FALLBACK_REGION;
    if (fallback.region === undefined)
      report.warn(place, `neither the path nor the object says its Region: ${region} is assumed (${kind})`);
    return { account, region };
  };
}

function scopeName(scope: Scope): string {
  return `${scope.account ?? ''}\n${scope.region ?? ''}`;
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** The Region in a zone's name (`us-west-2-lax-1a` → `us-west-2`), a border group, or an ARN. */
function regionOf(value: JsonObject): string | undefined {
  const instance = Array.isArray(value.Instances) ? (value.Instances[0] as unknown) : undefined;
  const placement = isObject(instance) ? instance.Placement : undefined;
  const requester = isObject(value.RequesterVpcInfo) ? value.RequesterVpcInfo.Region : undefined;
  const zone = isObject(placement) ? placement.AvailabilityZone : value.AvailabilityZone;
  const named = regionIn(zone) ?? regionIn(value.NetworkBorderGroup) ?? regionIn(requester);
  if (named !== undefined) return named;
  for (const field of Object.values(value))
    if (typeof field === 'string' && field.startsWith('arn:')) return regionIn(field.split(':')[3]);
  return undefined;
}

function regionIn(text: unknown): string | undefined {
  return typeof text === 'string' ? /^[a-z]{2}(?:-[a-z]+)+-\d+/.exec(text)?.[0] : undefined;
}

/** Ids that lie in the same Region as the object that names them. */
function idsNamedBy(value: JsonObject): readonly string[] {
  const instance = Array.isArray(value.Instances) ? (value.Instances[0] as unknown) : undefined;
  const attachment = Array.isArray(value.Attachments) ? (value.Attachments[0] as unknown) : undefined;
  const ids: unknown[] = [
    value.VpcId,
    value.SubnetId,
    value.NetworkInterfaceId,
    value.GroupId,
    value.InstanceId,
  ];
  if (isObject(instance)) ids.push(instance.VpcId, instance.SubnetId, instance.InstanceId);
  if (isObject(attachment)) ids.push(attachment.VpcId);
  return ids.filter((id) => typeof id === 'string');
}

function regionByReference(value: JsonObject, regionById: ReadonlyMap<string, string>): string | undefined {
  for (const id of idsNamedBy(value)) {
    const region = regionById.get(id);
    if (region !== undefined) return region;
  }
  return undefined;
}
