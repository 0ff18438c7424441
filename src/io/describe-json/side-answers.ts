import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import {
  layPrefixListEntries,
  parseServicePrefixList,
  printServicePrefixList,
} from '../../resources/managed-prefix-list/describe.ts';
import { AWS_OWNER } from '../../resources/managed-prefix-list/find-list.ts';
import type { ManagedPrefixList } from '../../resources/managed-prefix-list/schema.ts';
import { layRuleDetails } from '../../resources/security-group/parse.ts';
import { printRule } from '../../resources/security-group/print-rule.ts';
import type { SecurityGroup } from '../../resources/security-group/schema.ts';
import type { AwsListView } from '../../resources/tables.ts';
import type { Gathered } from './gather.ts';
import type { Origin } from './place.ts';
import type { RawObject } from './read-files.ts';

/** Answers that tell more about a resource which has an answer of its own. */
const SIDE_KINDS: ReadonlySet<string> = new Set([
  'VpcAttributes',
  'PrefixListEntries',
  'PrefixLists',
  'SecurityGroupRules',
]);

export function isSideKind(kind: string): boolean {
  return SIDE_KINDS.has(kind);
}

/** Called for a side answer that finds nothing to belong to. */
type KeepAside = (object: RawObject, reason: string) => void;

/**
 * describe-vpc-attribute: one answer per attribute, laid into the VPC's own object, where the
 * VPC's type reads them.
 */
export function joinVpcAttributes(
  objects: readonly RawObject[],
  attributes: readonly RawObject[],
  keepAside: KeepAside,
): readonly RawObject[] {
  const vpcIds = new Set(objects.filter(({ kind }) => kind === 'Vpcs').map(({ value }) => value.VpcId));
  const byVpc = new Map<string, { [name: string]: JsonValue }>();
  for (const object of attributes) {
    const { VpcId, ResponseMetadata, ...attribute } = object.value;
    if (typeof VpcId === 'string' && vpcIds.has(VpcId))
      byVpc.set(VpcId, { ...byVpc.get(VpcId), ...attribute });
    else keepAside(object, `attributes of a VPC that is not in the import (${String(VpcId)})`);
  }
  if (byVpc.size === 0) return objects;
  return objects.map((object) => {
    const id = object.kind === 'Vpcs' ? object.value.VpcId : undefined;
    const attributesOfVpc = typeof id === 'string' ? byVpc.get(id) : undefined;
    return attributesOfVpc === undefined
      ? object
      : { ...object, value: { ...object.value, ...attributesOfVpc } };
  });
}

/**
 * describe-prefix-lists: AWS's own lists with their blocks, which describe-managed-prefix-lists
 * answers without them.
 */
export function joinServicePrefixLists(
  gathered: Gathered,
  answers: readonly RawObject[],
  placeOf: (object: RawObject) => Origin,
  keepAside: KeepAside,
): void {
  for (const object of answers) {
    const { PrefixListId, Cidrs } = object.value;
    const known =
      typeof PrefixListId === 'string' ? gathered.get('managed-prefix-list', PrefixListId) : undefined;
    if (known === undefined) {
      const reason = gathered.parse('managed-prefix-list', object, placeOf(object), parseServicePrefixList);
      if (reason !== undefined) keepAside(object, reason);
    } else if (known.Versions.length === 0) {
      const entries = Array.isArray(Cidrs) ? Cidrs.map((Cidr: JsonValue) => ({ Cidr })) : Cidrs;
      const laid = layPrefixListEntries(known, entries);
      if (typeof laid === 'string') keepAside(object, laid);
      else gathered.replace('managed-prefix-list', laid);
    }
  }
}

/** get-managed-prefix-list-entries: the newest version's entries. Later pages add to earlier ones. */
export function joinPrefixListEntries(
  gathered: Gathered,
  answers: readonly RawObject[],
  keepAside: KeepAside,
): void {
  const pages = new Map<string, { readonly entries: Map<string, JsonValue>; readonly last: RawObject }>();
  for (const object of answers) {
    const { PrefixListId: id, Entries } = object.value;
    if (typeof id !== 'string' || gathered.get('managed-prefix-list', id) === undefined) {
      keepAside(object, `entries of a prefix list that is not in the import (${String(id)})`);
      continue;
    }
    const entries = pages.get(id)?.entries ?? new Map<string, JsonValue>();
    const page = Array.isArray(Entries) ? (Entries as readonly JsonValue[]) : [Entries ?? null];
    for (const entry of page) entries.set(JSON.stringify(entry), entry);
    pages.set(id, { entries, last: object });
  }
  for (const [id, { entries, last }] of pages) {
    const list = gathered.get('managed-prefix-list', id);
    if (list === undefined) continue;
    const laid = layPrefixListEntries(list, [...entries.values()]);
    if (typeof laid === 'string') keepAside(last, laid);
    else gathered.replace('managed-prefix-list', laid);
  }
}

/** describe-security-group-rules: ids, tags and order of the rules that the groups themselves show. */
export function joinSecurityGroupRules(
  gathered: Gathered,
  answers: readonly RawObject[],
  keepAside: KeepAside,
): void {
  const rulesOf = new Map<string, Map<unknown, RawObject>>();
  for (const object of answers) {
    const { GroupId, SecurityGroupRuleId } = object.value;
    if (typeof GroupId !== 'string' || gathered.get('security-group', GroupId) === undefined) {
      keepAside(object, `rule of a security group that is not in the import (${String(GroupId)})`);
      continue;
    }
    const rules = rulesOf.get(GroupId) ?? new Map<unknown, RawObject>();
    rules.set(SecurityGroupRuleId, object);
    rulesOf.set(GroupId, rules);
  }
  for (const [groupId, rules] of rulesOf) {
    const group = gathered.get('security-group', groupId);
    if (group === undefined) continue;
    const answered = [...rules.values()];
    const laid = layRuleDetails(
      group,
      answered.map(({ value }) => value),
    );
    gathered.replace('security-group', laid);
    const taken = new Set<unknown>(laid.Rules.map((rule) => rule.SecurityGroupRuleId));
    for (const [id, object] of rules)
      if (!taken.has(id)) keepAside(object, `${String(id)} is not among the IpPermissions of ${groupId}`);
  }
}

/** The side answers about records that one account and Region sees, by key. */
export function printSideAnswers(
  view: AwsListView,
  lists: readonly ManagedPrefixList[],
  groups: readonly SecurityGroup[],
): { readonly [kind: string]: readonly JsonObject[] } {
  const filled = lists.filter(({ Versions }) => Versions.length > 0);
  return {
    PrefixLists: filled.filter(({ account }) => account === AWS_OWNER).map(printServicePrefixList),
    PrefixListEntries: filled.map(({ id, Versions }) => ({
      PrefixListId: id,
      Entries: (Versions.at(-1)?.Entries ?? []).map((entry): JsonObject => ({ ...entry })),
    })),
    SecurityGroupRules: groups.flatMap((group) => group.Rules.map((rule) => printRule(view, group, rule))),
  };
}
