import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsTables } from '../../tables.ts';
import { checkRuleNumber, ENTRY_ERRORS, entryInput, readEntry, sortEntries } from '../entry-input.ts';
import { ACL_NOT_FOUND, findAcl } from '../find-acl.ts';
import type { NetworkAcl, NetworkAclEntry } from '../schema.ts';

/** ACL-11: twenty per direction and family, the implied `*` among them. */
export const ENTRIES_PER_LIST = 20;

const example = {
  NetworkAclId: 'acl-00000000000000001',
  RuleNumber: 100,
  Protocol: '6',
  RuleAction: 'allow',
  Egress: false,
  CidrBlock: '0.0.0.0/0',
  PortRange: { From: 443, To: 443 },
} as const;

const create = operation<AwsTables, typeof entryInput>({
  name: 'CreateNetworkAclEntry',
  input: entryInput,
  errors: [ACL_NOT_FOUND, ...ENTRY_ERRORS, 'NetworkAclEntryAlreadyExists', 'NetworkAclEntryLimitExceeded'],
  example,
  run: (context, input) => {
    const acl = findAcl(context, input.NetworkAclId);
    const entry = readEntry(input);
    if (entryAt(acl, entry) !== undefined)
      refuse(
        'NetworkAclEntryAlreadyExists',
        `The network acl entry identified by ${entry.RuleNumber} already exists.`,
        'RuleNumber',
      );
    const changed = { ...acl, Entries: sortEntries([...acl.Entries, entry]) };
    checkQuota(changed, entry);
    context.put('network-acl', changed);
    return {};
  },
});

const replace = operation<AwsTables, typeof entryInput>({
  name: 'ReplaceNetworkAclEntry',
  input: entryInput,
  errors: [ACL_NOT_FOUND, ...ENTRY_ERRORS, 'InvalidNetworkAclEntry.NotFound', 'NetworkAclEntryLimitExceeded'],
  example,
  run: (context, input) => {
    const acl = findAcl(context, input.NetworkAclId);
    const entry = readEntry(input);
    const old = entryAt(acl, entry) ?? entryNotFound(entry);
    const changed = {
      ...acl,
      Entries: sortEntries(acl.Entries.map((item) => (item === old ? entry : item))),
    };
    // A rule that changes family joins another list of twenty.
    checkQuota(changed, entry);
    context.put('network-acl', changed);
    return {};
  },
});

const removeInput = z.strictObject({ NetworkAclId: z.string(), RuleNumber: z.int(), Egress: z.boolean() });

const remove = operation<AwsTables, typeof removeInput>({
  name: 'DeleteNetworkAclEntry',
  input: removeInput,
  errors: [ACL_NOT_FOUND, 'InvalidParameterValue', 'InvalidNetworkAclEntry.NotFound'],
  example: { NetworkAclId: 'acl-00000000000000001', RuleNumber: 100, Egress: false },
  run: (context, input) => {
    const acl = findAcl(context, input.NetworkAclId);
    checkRuleNumber(input.RuleNumber);
    const old = entryAt(acl, input) ?? entryNotFound(input);
    context.put('network-acl', { ...acl, Entries: acl.Entries.filter((entry) => entry !== old) });
    return {};
  },
});

/** Both families share the numbers of a direction (ACL-9). */
function entryAt(
  acl: NetworkAcl,
  place: Pick<NetworkAclEntry, 'RuleNumber' | 'Egress'>,
): NetworkAclEntry | undefined {
  return acl.Entries.find((entry) => entry.RuleNumber === place.RuleNumber && entry.Egress === place.Egress);
}

function entryNotFound(place: Pick<NetworkAclEntry, 'RuleNumber' | 'Egress'>): never {
  const direction = place.Egress ? 'egress' : 'ingress';
  return refuse(
    'InvalidNetworkAclEntry.NotFound',
    `The specified ${direction} network ACL entry ${place.RuleNumber} does not exist.`,
    'RuleNumber',
  );
}

function checkQuota(acl: NetworkAcl, added: NetworkAclEntry): void {
  const alike = acl.Entries.filter(
    (entry) =>
      entry.Egress === added.Egress &&
      (entry.Ipv6CidrBlock === undefined) === (added.Ipv6CidrBlock === undefined),
  );
  if (alike.length + 1 > ENTRIES_PER_LIST)
    refuse(
      'NetworkAclEntryLimitExceeded',
      'The maximum number of network acl entries has been reached.',
      'RuleNumber',
    );
}

export const networkAclEntryOperations = [create, replace, remove];
