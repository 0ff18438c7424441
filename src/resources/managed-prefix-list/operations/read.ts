import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, type FilterTable, filtersSchema, paginate } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { printPrefixList, printServicePrefixList } from '../describe.ts';
import { currentEntries } from '../entries.ts';
import { AWS_OWNER, associationsOf, findList, LIST_NOT_FOUND, visibleLists } from '../find-list.ts';
import type { ManagedPrefixList } from '../schema.ts';

const paging = { MaxResults: z.int().optional(), NextToken: z.string().optional() };
const listLimits = { least: 1, most: 100 };
const pagingErrors = ['InvalidParameterValue', 'InvalidNextToken'];

function withToken(key: string, items: readonly object[], NextToken: string | undefined): object {
  return { [key]: items, ...(NextToken === undefined ? {} : { NextToken }) };
}

const filters: FilterTable<AwsTables, ManagedPrefixList> = {
  'prefix-list-id': (list) => [list.id],
  'prefix-list-name': (list) => [list.PrefixListName],
};

const describeInput = z.strictObject({
  PrefixListIds: z.array(z.string()).optional(),
  Filters: filtersSchema,
  ...paging,
});

function selected(
  context: AwsContext,
  input: z.output<typeof describeInput>,
  lists: readonly ManagedPrefixList[],
): { readonly page: readonly ManagedPrefixList[]; readonly NextToken?: string } {
  const named =
    input.PrefixListIds?.map(
      (id) =>
        lists.find((list) => list.id === id) ??
        refuse(LIST_NOT_FOUND, `The prefix list ID '${id}' does not exist`, 'PrefixListIds'),
    ) ?? lists;
  return paginate(applyFilters(context, named, input.Filters, filters), input, listLimits);
}

const describeManaged = operation<AwsTables, typeof describeInput>({
  name: 'DescribeManagedPrefixLists',
  input: describeInput,
  errors: [LIST_NOT_FOUND, ...pagingErrors],
  example: { PrefixListIds: ['pl-00000000000000001'] },
  run: (context, input) => {
    const { page, NextToken } = selected(context, input, visibleLists(context));
    const lists = page.map((list) => printPrefixList(context, list));
    return withToken('PrefixLists', lists, NextToken);
  },
});

/** The older call: AWS's own lists with their blocks. */
const describeService = operation<AwsTables, typeof describeInput>({
  name: 'DescribePrefixLists',
  input: describeInput,
  errors: [LIST_NOT_FOUND, ...pagingErrors],
  example: { Filters: [{ Name: 'prefix-list-name', Values: ['com.amazonaws.us-east-1.s3'] }] },
  run: (context, input) => {
    const lists = visibleLists(context).filter((list) => list.account === AWS_OWNER);
    const { page, NextToken } = selected(context, input, lists);
    return withToken('PrefixLists', page.map(printServicePrefixList), NextToken);
  },
});

const entriesInput = z.strictObject({
  PrefixListId: z.string(),
  TargetVersion: z.int().optional(),
  ...paging,
});

const entries = operation<AwsTables, typeof entriesInput>({
  name: 'GetManagedPrefixListEntries',
  input: entriesInput,
  errors: [LIST_NOT_FOUND, ...pagingErrors],
  example: { PrefixListId: 'pl-00000000000000001' },
  run: (context, input) => {
    const list = findList(context, input.PrefixListId);
    const target = list.Versions.find((version) => version.Version === input.TargetVersion);
    if (input.TargetVersion !== undefined && target === undefined)
      refuse(
        'InvalidParameterValue',
        `Version ${input.TargetVersion} of prefix list ${list.id} does not exist.`,
        'TargetVersion',
      );
    const all = target?.Entries ?? currentEntries(list) ?? [];
    const { page, NextToken } = paginate(all, input, listLimits);
    return withToken('Entries', page, NextToken);
  },
});

const associationsInput = z.strictObject({ PrefixListId: z.string(), ...paging });

const associations = operation<AwsTables, typeof associationsInput>({
  name: 'GetManagedPrefixListAssociations',
  input: associationsInput,
  errors: [LIST_NOT_FOUND, ...pagingErrors],
  example: { PrefixListId: 'pl-00000000000000001' },
  run: (context, input) => {
    const list = findList(context, input.PrefixListId);
    const { page, NextToken } = paginate(associationsOf(context, list.id), input, { least: 5, most: 255 });
    return withToken('PrefixListAssociations', page, NextToken);
  },
});

export const prefixListReadOperations = [describeManaged, describeService, entries, associations];
