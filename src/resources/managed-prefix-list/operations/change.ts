import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { printPrefixList } from '../describe.ts';
import {
  checkFits,
  checkMaxEntries,
  checkName,
  currentEntries,
  type PrefixListEntry,
  readEntries,
  readRemovals,
} from '../entries.ts';
import { CHANGE_ERRORS, findChangeableList } from '../find-list.ts';
import type { ManagedPrefixList } from '../schema.ts';
import { CHANGE_MS } from '../settle.ts';

const entrySchema = z.strictObject({ Cidr: z.string(), Description: z.string().optional() });

/** Stores the list in its first state and lets it reach the second; AWS answers the first. */
function begin(context: AwsContext, list: ManagedPrefixList, change: string): object {
  const { StateMessage: _former, ...facts } = list;
  const changing = { ...facts, State: `${change}-in-progress` };
  context.put('managed-prefix-list', changing);
  context.schedule('managed-prefix-list', list.id, `${change}-complete`, CHANGE_MS);
  return { PrefixList: printPrefixList(context, changing) };
}

const createInput = z.strictObject({
  PrefixListName: z.string(),
  AddressFamily: z.enum(['IPv4', 'IPv6']),
  MaxEntries: z.int(),
  Entries: z.array(entrySchema).optional(),
  TagSpecifications: tagSpecificationsSchema,
  ClientToken: z.string().optional(),
});

const create = operation<AwsTables, typeof createInput>({
  name: 'CreateManagedPrefixList',
  input: createInput,
  errors: ['InvalidParameterValue', 'PrefixListMaxEntriesExceeded', 'TagLimitExceeded'],
  example: {
    PrefixListName: 'offices',
    AddressFamily: 'IPv4',
    MaxEntries: 5,
    Entries: [{ Cidr: '198.51.100.0/24', Description: 'Head office' }],
  },
  run: (context, input) => {
    checkName(input.PrefixListName);
    checkMaxEntries(input.MaxEntries);
    const Entries = readEntries(input.Entries ?? [], input.AddressFamily);
    checkFits(Entries, input.MaxEntries);
    const list: ManagedPrefixList = {
      ...context.newRecord('managed-prefix-list', 'pl'),
      Tags: [...tagsFor(input.TagSpecifications, 'prefix-list')],
      PrefixListName: input.PrefixListName,
      AddressFamily: input.AddressFamily,
      MaxEntries: input.MaxEntries,
      State: 'create-in-progress',
      Versions: [{ Version: 1, Entries }],
    };
    return begin(context, list, 'create');
  },
});

const modifyInput = z.strictObject({
  PrefixListId: z.string(),
  CurrentVersion: z.int().optional(),
  PrefixListName: z.string().optional(),
  AddEntries: z.array(entrySchema).optional(),
  RemoveEntries: z.array(z.strictObject({ Cidr: z.string() })).optional(),
  MaxEntries: z.int().optional(),
});

/** Only a change of entries makes a new version; name and size are not versioned. */
const modify = operation<AwsTables, typeof modifyInput>({
  name: 'ModifyManagedPrefixList',
  input: modifyInput,
  errors: [
    ...CHANGE_ERRORS,
    'InvalidParameterValue',
    'InvalidRequest',
    'InvalidParameterCombination',
    'InvalidPrefixListModification',
    'PrefixListVersionMismatch',
    'PrefixListMaxEntriesExceeded',
  ],
  example: {
    PrefixListId: 'pl-00000000000000001',
    CurrentVersion: 1,
    AddEntries: [{ Cidr: '203.0.113.0/24', Description: 'Branch office' }],
  },
  run: (context, input) => {
    const list = findChangeableList(context, input.PrefixListId);
    const { CurrentVersion, PrefixListName, MaxEntries } = input;
    const changesEntries = (input.AddEntries?.length ?? 0) + (input.RemoveEntries?.length ?? 0) > 0;
    if (!changesEntries && PrefixListName === undefined && MaxEntries === undefined)
      refuse('InvalidRequest', 'The request received was invalid.');
    checkVersion(list, CurrentVersion);
    if (PrefixListName !== undefined) checkName(PrefixListName);
    if (MaxEntries !== undefined) checkMaxEntries(MaxEntries);
    if (changesEntries && MaxEntries !== undefined)
      refuse(
        'InvalidParameterCombination',
        'You cannot modify the entries of a prefix list and modify the size of a prefix list at the same time.',
        'MaxEntries',
      );
    const entries = changesEntries ? changedEntries(list, input) : (currentEntries(list) ?? []);
    const size = MaxEntries ?? list.MaxEntries;
    checkFits(entries, size);
    return begin(
      context,
      {
        ...(changesEntries ? withVersion(list, entries) : list),
        ...(size === undefined ? {} : { MaxEntries: size }),
        PrefixListName: PrefixListName ?? list.PrefixListName,
      },
      'modify',
    );
  },
});

function checkVersion(list: ManagedPrefixList, given: number | undefined): void {
  const current = list.Versions.at(-1)?.Version;
  if (given !== undefined && current !== undefined && given !== current)
    refuse(
      'PrefixListVersionMismatch',
      'The prefix list has the incorrect version number.',
      'CurrentVersion',
    );
}

function changedEntries(
  list: ManagedPrefixList,
  input: z.output<typeof modifyInput>,
): readonly PrefixListEntry[] {
  const added = readEntries(input.AddEntries ?? [], list.AddressFamily);
  const removed = readRemovals(input.RemoveEntries ?? [], list.AddressFamily);
  const both = added.find((entry) => removed.includes(entry.Cidr));
  if (both !== undefined)
    refuse(
      'InvalidParameterValue',
      `Request cannot contain Cidr ${both.Cidr} in both AddPrefixListEntries and RemovePrefixListEntries`,
      'AddEntries',
    );
  const current = currentEntries(list) ?? [];
  const modification = (cidr: string, why: string): never =>
    refuse('InvalidPrefixListModification', `The entry ${cidr} in prefix list ${list.id} ${why}.`);
  for (const cidr of removed)
    if (!current.some((entry) => entry.Cidr === cidr)) modification(cidr, 'does not exist');
  for (const { Cidr } of added)
    if (current.some((entry) => entry.Cidr === Cidr)) modification(Cidr, 'already exists');
  return [...current.filter((entry) => !removed.includes(entry.Cidr)), ...added];
}

function withVersion(list: ManagedPrefixList, entries: readonly PrefixListEntry[]): ManagedPrefixList {
  const Version = (list.Versions.at(-1)?.Version ?? 0) + 1;
  return { ...list, Versions: [...list.Versions, { Version, Entries: [...entries] }] };
}

const restoreInput = z.strictObject({
  PrefixListId: z.string(),
  PreviousVersion: z.int(),
  CurrentVersion: z.int(),
});

/** An older version's entries become a new version. */
const restore = operation<AwsTables, typeof restoreInput>({
  name: 'RestoreManagedPrefixListVersion',
  input: restoreInput,
  errors: [
    ...CHANGE_ERRORS,
    'InvalidParameterValue',
    'PrefixListVersionMismatch',
    'PrefixListMaxEntriesExceeded',
  ],
  example: { PrefixListId: 'pl-00000000000000001', PreviousVersion: 1, CurrentVersion: 2 },
  run: (context, input) => {
    const list = findChangeableList(context, input.PrefixListId);
    checkVersion(list, input.CurrentVersion);
    const previous = list.Versions.find((version) => version.Version === input.PreviousVersion);
    if (previous === undefined)
      return refuse(
        'InvalidParameterValue',
        `Version ${input.PreviousVersion} of prefix list ${list.id} does not exist.`,
        'PreviousVersion',
      );
    // The list may have been made smaller since.
    checkFits(previous.Entries, list.MaxEntries);
    return begin(context, withVersion(list, previous.Entries), 'restore');
  },
});

const removeInput = z.strictObject({ PrefixListId: z.string() });

const remove = operation<AwsTables, typeof removeInput>({
  name: 'DeleteManagedPrefixList',
  input: removeInput,
  errors: CHANGE_ERRORS,
  example: { PrefixListId: 'pl-00000000000000001' },
  run: (context, input) => begin(context, findChangeableList(context, input.PrefixListId), 'delete'),
});

export const prefixListChangeOperations = [create, modify, restore, remove];
