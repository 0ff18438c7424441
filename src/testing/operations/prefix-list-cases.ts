import type { JsonObject } from '../../kernel/lib/json.ts';
import { type CaseTable, call, change, hasty, type OperationCases } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const NO_LIST = 'pl-00000000';
const create = (more: JsonObject = {}) => ({
  PrefixListName: 'branches',
  AddressFamily: 'IPv4',
  MaxEntries: 3,
  ...more,
});
const own = (more: JsonObject = {}) => ({ PrefixListId: '$pl', ...more });
const blocks = (...cidrs: readonly string[]) => cidrs.map((Cidr) => ({ Cidr }));
const added = own({ AddEntries: blocks('192.0.2.0/24') });
const ofAws = [change('managed-prefix-list', '$pl', { account: 'AWS' })];
const changing = [hasty('ModifyManagedPrefixList', added)];
const second = [call('ModifyManagedPrefixList', added)];
const back = own({ PreviousVersion: 1, CurrentVersion: 2 });
/** More blocks than one call takes. */
const hundredAndOne = Array.from({ length: 101 }, (_, index) => ({ Cidr: `10.0.${index}.0/24` }));

/** What all calls that change a list have in common. */
function unchangeable(input: JsonObject): OperationCases['refuses'] {
  return {
    'InvalidPrefixListID.NotFound': { input: { ...input, PrefixListId: NO_LIST } },
    UnsupportedOperation: { before: ofAws, input },
    IncorrectState: { before: changing, input },
  };
}

/** What all calls that list something have in common. */
function listErrors(input: JsonObject, most: number): OperationCases['refuses'] {
  return {
    InvalidParameterValue: [
      { input: { ...input, MaxResults: most + 1 } },
      { input: { ...input, MaxResults: 0 } },
    ],
    InvalidNextToken: { input: { ...input, NextToken: 'page-999999999' } },
  };
}

const lists: OperationCases = {
  works: [
    { input: {} },
    { before: ofAws, input: { PrefixListIds: ['$pl'] } },
    { input: { Filters: [{ Name: 'prefix-list-name', Values: ['off*'] }], MaxResults: 1 } },
  ],
  refuses: {
    'InvalidPrefixListID.NotFound': { input: { PrefixListIds: [NO_LIST] } },
    ...listErrors({}, 100),
  },
};

export const prefixListCases: CaseTable = {
  CreateManagedPrefixList: {
    works: [
      {
        input: create({
          Entries: [{ Cidr: '192.0.2.1/24', Description: 'branch' }],
          ClientToken: 'once',
          ...tagged('prefix-list'),
        }),
      },
      { input: create({ AddressFamily: 'IPv6', Entries: blocks('2001:db8::/32') }) },
    ],
    refuses: {
      InvalidParameterValue: [
        create({ PrefixListName: '' }),
        create({ PrefixListName: 'com.amazonaws.mine' }),
        create({ MaxEntries: 0 }),
        create({ MaxEntries: 1001 }),
        create({ MaxEntries: -5 }),
        create({ Entries: blocks('10.0.0.0/99') }),
        create({ Entries: blocks('2001:db8::/32') }),
        create({ Entries: blocks('10.0.0.0/8', '10.0.0.1/8') }),
        create({ Entries: [{ Cidr: '10.0.0.0/8', Description: 'x'.repeat(256) }] }),
        create({ MaxEntries: 200, Entries: hundredAndOne }),
        create(mistagged),
      ].map((input) => ({ input })),
      PrefixListMaxEntriesExceeded: {
        input: create({ MaxEntries: 1, Entries: blocks('10.0.0.0/8', '192.0.2.0/24') }),
      },
      TagLimitExceeded: { input: create(overtagged('prefix-list')) },
    },
  },
  ModifyManagedPrefixList: {
    works: [
      { input: { ...added, CurrentVersion: 1 } },
      { input: own({ RemoveEntries: blocks('198.51.100.0/24') }) },
      { input: own({ PrefixListName: 'renamed', MaxEntries: 2 }) },
    ],
    refuses: {
      ...unchangeable(added),
      InvalidParameterValue: [
        { input: own({ PrefixListName: 'com.amazonaws.mine' }) },
        { input: own({ MaxEntries: 1_000_000_000 }) },
        { input: own({ AddEntries: blocks('999.1.1.1/8') }) },
        { input: own({ RemoveEntries: blocks('') }) },
        { input: own({ AddEntries: blocks('198.51.100.0/24'), RemoveEntries: blocks('198.51.100.0/24') }) },
      ],
      InvalidRequest: { input: own() },
      InvalidParameterCombination: { input: { ...added, MaxEntries: 10 } },
      InvalidPrefixListModification: [
        { input: own({ RemoveEntries: blocks('10.0.0.0/8') }) },
        { input: own({ AddEntries: blocks('198.51.100.0/24') }) },
      ],
      PrefixListVersionMismatch: { input: { ...added, CurrentVersion: 7 } },
      PrefixListMaxEntriesExceeded: [
        { input: own({ MaxEntries: 1 }) },
        { input: own({ AddEntries: blocks('10.0.0.0/24', '10.1.0.0/24', '10.2.0.0/24', '10.3.0.0/24') }) },
      ],
    },
  },
  RestoreManagedPrefixListVersion: {
    works: [{ before: second, input: back }],
    refuses: {
      ...unchangeable(back),
      InvalidParameterValue: { before: second, input: own({ PreviousVersion: 9, CurrentVersion: 2 }) },
      PrefixListVersionMismatch: { before: second, input: own({ PreviousVersion: 1, CurrentVersion: 1 }) },
      PrefixListMaxEntriesExceeded: {
        before: [
          call('ModifyManagedPrefixList', own({ RemoveEntries: blocks('198.51.100.0/24') })),
          call('ModifyManagedPrefixList', own({ MaxEntries: 1 })),
        ],
        input: back,
      },
    },
  },
  DeleteManagedPrefixList: { works: [{ input: own() }], refuses: unchangeable(own()) },
  DescribeManagedPrefixLists: lists,
  DescribePrefixLists: { ...lists, works: lists.works.filter(({ input }) => !('MaxResults' in input)) },
  GetManagedPrefixListEntries: {
    works: [{ input: own({ MaxResults: 1 }) }, { before: second, input: own({ TargetVersion: 1 }) }],
    refuses: {
      'InvalidPrefixListID.NotFound': { input: { PrefixListId: NO_LIST } },
      ...listErrors(own(), 100),
      InvalidParameterValue: { input: own({ TargetVersion: 9 }) },
    },
  },
  GetManagedPrefixListAssociations: {
    works: [
      { input: own() },
      {
        before: [
          call('CreateRoute', { RouteTableId: '$rtb', DestinationPrefixListId: '$pl', GatewayId: '$igw' }),
        ],
        input: own({ MaxResults: 5 }),
      },
    ],
    refuses: {
      'InvalidPrefixListID.NotFound': { input: { PrefixListId: NO_LIST } },
      ...listErrors(own(), 255),
    },
  },
};
