import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { Account, parseImported } from '../../../testing/account.ts';
import { layPrefixListEntries, parseServicePrefixList } from '../describe.ts';
import type { ManagedPrefixList } from '../schema.ts';

const office = { Cidr: '198.51.100.0/24', Description: 'Head office' };
const branch = { Cidr: '203.0.113.0/24', Description: 'Branch office' };

class ListLab extends Account {
  create(change: JsonObject = {}): string {
    const answer = this.run('CreateManagedPrefixList', {
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 2,
      Entries: [office],
      ...change,
    });
    this.settle();
    return String((answer.PrefixList as JsonObject).PrefixListId);
  }

  modify(PrefixListId: string, change: JsonObject): JsonObject {
    const answer = this.run('ModifyManagedPrefixList', { PrefixListId, ...change });
    this.settle();
    return answer.PrefixList as JsonObject;
  }

  described(id: string): JsonObject {
    const [list] = this.run('DescribeManagedPrefixLists', { PrefixListIds: [id] })
      .PrefixLists as JsonObject[];
    if (list === undefined) throw new Error('nothing described');
    return list;
  }

  cidrs(PrefixListId: string, TargetVersion?: number): readonly string[] {
    const version = TargetVersion === undefined ? {} : { TargetVersion };
    const answer = this.run('GetManagedPrefixListEntries', { PrefixListId, ...version });
    return (answer.Entries as readonly { readonly Cidr: string }[]).map((entry) => entry.Cidr);
  }

  /** A list of AWS's own, as an import brings it. */
  importServiceList(): string {
    const raw = {
      PrefixListId: 'pl-63a5400a',
      PrefixListName: 'com.amazonaws.us-east-1.s3',
      Cidrs: ['52.216.0.0/15'],
    };
    const parsed = parseServicePrefixList(raw, {
      account: this.account,
      region: this.region,
      mintId: (prefix, from) => `${prefix}-${from}`,
      warn: () => {},
    });
    if (typeof parsed === 'string') throw new Error(parsed);
    for (const { record } of parsed) this.put('managed-prefix-list', record as ManagedPrefixList);
    return raw.PrefixListId;
  }

  /** A security group with one rule that names the list. */
  referTo(PrefixListId: string): string {
    const VpcId = String((this.run('CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc as JsonObject).VpcId);
    const group = this.run('CreateSecurityGroup', { GroupName: 'web', Description: 'Web', VpcId });
    const permission = { IpProtocol: '-1', PrefixListIds: [{ PrefixListId }] };
    const GroupId = String(group.GroupId);
    this.run('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [permission] });
    return GroupId;
  }
}

describe('CreateManagedPrefixList', () => {
  it('answers create-in-progress, later create-complete', () => {
    const lab = new ListLab();
    const { PrefixList } = lab.run('CreateManagedPrefixList', {
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 5,
      Entries: [{ Cidr: '198.51.100.7/24' }],
    });
    const id = String((PrefixList as JsonObject).PrefixListId);
    expect(PrefixList).toEqual({
      PrefixListId: id,
      AddressFamily: 'IPv4',
      State: 'create-in-progress',
      PrefixListArn: `arn:aws:ec2:us-east-1:111122223333:prefix-list/${id}`,
      PrefixListName: 'offices',
      MaxEntries: 5,
      Version: 1,
      Tags: [],
      OwnerId: '111122223333',
    });
    expect(lab.refusal('DeleteManagedPrefixList', { PrefixListId: id })).toContain('IncorrectState');
    lab.settle();
    expect(lab.described(id).State).toBe('create-complete');
    // RT-13
    expect(lab.cidrs(id)).toEqual(['198.51.100.0/24']);
  });

  it('holds IPv6 blocks when it is an IPv6 list', () => {
    const lab = new ListLab();
    expect(lab.cidrs(lab.create({ AddressFamily: 'IPv6', Entries: [{ Cidr: '2001:DB8::/32' }] }))).toEqual([
      '2001:db8::/32',
    ]);
  });

  it.each([
    [
      'NET-14: more than a thousand entries',
      { MaxEntries: 1001 },
      'InvalidParameterValue: Must specify a max size between 1 and 1000',
    ],
    ['no room at all', { MaxEntries: 0 }, 'InvalidParameterValue'],
    ['more entries than fit', { MaxEntries: 1, Entries: [office, branch] }, 'PrefixListMaxEntriesExceeded'],
    ['AWS’s own names', { PrefixListName: 'com.amazonaws.mine' }, 'InvalidParameterValue'],
    ['an empty name', { PrefixListName: '' }, 'InvalidParameterValue'],
    ['a block of the other family', { Entries: [{ Cidr: '2001:db8::/32' }] }, 'InvalidParameterValue'],
    [
      'a block twice',
      { MaxEntries: 2, Entries: [office, { Cidr: '198.51.100.9/24' }] },
      'InvalidParameterValue',
    ],
    [
      'a long description',
      { Entries: [{ ...office, Description: 'x'.repeat(256) }] },
      'InvalidParameterValue',
    ],
    [
      'over a hundred entries in one call',
      { MaxEntries: 1000, Entries: Array.from({ length: 101 }, (_, i) => ({ Cidr: `10.0.${i}.0/24` })) },
      'InvalidParameterValue: The number of entries per request cannot exceeds limit (100).',
    ],
    ['another family', { AddressFamily: 'IPX' }, 'InvalidParameterValue'],
  ])('refuses %s', (_name, change, refusal) => {
    const input = { PrefixListName: 'offices', AddressFamily: 'IPv4', MaxEntries: 5, ...change };
    expect(new ListLab().refusal('CreateManagedPrefixList', input)).toContain(refusal);
  });
});

describe('ModifyManagedPrefixList', () => {
  it('entries make a version, name and size do not', () => {
    const lab = new ListLab();
    const id = lab.create();
    const changed = lab.modify(id, {
      CurrentVersion: 1,
      AddEntries: [branch],
      RemoveEntries: [{ Cidr: office.Cidr }],
    });
    expect(changed).toMatchObject({ State: 'modify-in-progress', Version: 2 });
    expect(lab.described(id)).toMatchObject({ State: 'modify-complete', Version: 2 });
    lab.modify(id, { PrefixListName: 'branches', MaxEntries: 9 });
    expect(lab.described(id)).toMatchObject({ PrefixListName: 'branches', MaxEntries: 9, Version: 2 });
    expect([lab.cidrs(id), lab.cidrs(id, 1)]).toEqual([[branch.Cidr], [office.Cidr]]);
  });

  it.each([
    [
      'a version that is not the current one',
      { CurrentVersion: 2, AddEntries: [branch] },
      'PrefixListVersionMismatch: The prefix list has the incorrect version number.',
    ],
    [
      'more entries than fit',
      { AddEntries: [branch, { Cidr: '10.0.0.0/8' }] },
      'PrefixListMaxEntriesExceeded',
    ],
    ['entries and size at once', { AddEntries: [branch], MaxEntries: 3 }, 'InvalidParameterCombination'],
    ['an entry that stands', { AddEntries: [office] }, 'InvalidPrefixListModification'],
    [
      'to take out what is not there',
      { RemoveEntries: [{ Cidr: branch.Cidr }] },
      'InvalidPrefixListModification',
    ],
    [
      'an entry in and out',
      { AddEntries: [office], RemoveEntries: [{ Cidr: office.Cidr }] },
      'in both AddPrefixListEntries and RemovePrefixListEntries',
    ],
    ['nothing', {}, 'InvalidRequest'],
    ['a size out of range', { MaxEntries: 0 }, 'InvalidParameterValue'],
    [
      'an unknown list',
      { PrefixListId: 'pl-1', PrefixListName: 'x' },
      "InvalidPrefixListID.NotFound: The prefix list ID 'pl-1' does not exist",
    ],
  ])('refuses %s', (_name, change, refusal) => {
    const lab = new ListLab();
    const input = { PrefixListId: lab.create(), ...change };
    expect(lab.refusal('ModifyManagedPrefixList', input)).toContain(refusal);
  });

  it('refuses a size below the entries it holds, a change under way and a list of AWS', () => {
    const lab = new ListLab();
    const id = lab.create({ Entries: [office, branch] });
    expect(lab.refusal('ModifyManagedPrefixList', { PrefixListId: id, MaxEntries: 1 })).toContain(
      'PrefixListMaxEntriesExceeded',
    );
    lab.run('ModifyManagedPrefixList', { PrefixListId: id, PrefixListName: 'x' });
    expect(lab.refusal('ModifyManagedPrefixList', { PrefixListId: id, PrefixListName: 'y' })).toContain(
      'in the current state (modify-in-progress)',
    );
    const PrefixListId = lab.importServiceList();
    expect(lab.refusal('ModifyManagedPrefixList', { PrefixListId, PrefixListName: 'y' })).toContain(
      'UnsupportedOperation',
    );
  });
});

describe('RestoreManagedPrefixListVersion', () => {
  it('makes an older version’s entries a new version', () => {
    const lab = new ListLab();
    const id = lab.create();
    lab.modify(id, { AddEntries: [branch] });
    const { PrefixList } = lab.run('RestoreManagedPrefixListVersion', {
      PrefixListId: id,
      PreviousVersion: 1,
      CurrentVersion: 2,
    });
    expect(PrefixList).toMatchObject({ State: 'restore-in-progress', Version: 3 });
    lab.settle();
    expect([lab.described(id).State, lab.cidrs(id)]).toEqual(['restore-complete', [office.Cidr]]);
  });

  it('refuses unknown and stale versions, and what no longer fits', () => {
    const lab = new ListLab();
    const id = lab.create({ Entries: [office, branch] });
    const refusal = (PreviousVersion: number, CurrentVersion: number) =>
      lab.refusal('RestoreManagedPrefixListVersion', { PrefixListId: id, PreviousVersion, CurrentVersion });
    expect(refusal(7, 1)).toContain('InvalidParameterValue');
    expect(refusal(1, 7)).toContain('PrefixListVersionMismatch');
    lab.modify(id, { RemoveEntries: [{ Cidr: branch.Cidr }] });
    lab.modify(id, { MaxEntries: 1 });
    expect(refusal(1, 2)).toContain('PrefixListMaxEntriesExceeded');
  });
});

describe('DeleteManagedPrefixList', () => {
  it('the list is gone a moment later', () => {
    const lab = new ListLab();
    const id = lab.create();
    const { PrefixList } = lab.run('DeleteManagedPrefixList', { PrefixListId: id });
    expect(PrefixList).toMatchObject({ State: 'delete-in-progress' });
    lab.settle();
    expect(lab.refusal('DescribeManagedPrefixLists', { PrefixListIds: [id] })).toContain(
      'InvalidPrefixListID.NotFound',
    );
  });

  it('a list that is named somewhere fails to go, says why, and goes when it no longer is', () => {
    const lab = new ListLab();
    const id = lab.create();
    const GroupId = lab.referTo(id);
    expect(lab.run('GetManagedPrefixListAssociations', { PrefixListId: id })).toEqual({
      PrefixListAssociations: [{ ResourceId: GroupId, ResourceOwner: '111122223333' }],
    });
    lab.run('DeleteManagedPrefixList', { PrefixListId: id });
    lab.settle();
    expect(lab.described(id)).toMatchObject({
      State: 'delete-failed',
      StateMessage: `The prefix list is referenced by: ${GroupId}`,
    });
    lab.run('DeleteSecurityGroup', { GroupId });
    const again = lab.run('DeleteManagedPrefixList', { PrefixListId: id }).PrefixList;
    expect(again).not.toHaveProperty('StateMessage');
    lab.settle();
    expect(lab.all('managed-prefix-list')).toEqual([]);
  });

  it('refuses unknown lists and lists of AWS', () => {
    const lab = new ListLab();
    const refusal = (PrefixListId: string) => lab.refusal('DeleteManagedPrefixList', { PrefixListId });
    expect(refusal('pl-1')).toContain('InvalidPrefixListID.NotFound');
    expect(refusal(lab.importServiceList())).toContain('UnsupportedOperation');
  });
});

describe('reading prefix lists', () => {
  it('AWS’s own lists are seen by both calls, without version and size', () => {
    const lab = new ListLab();
    lab.create();
    const id = lab.importServiceList();
    expect(lab.run('DescribePrefixLists')).toEqual({
      PrefixLists: [
        { PrefixListId: id, PrefixListName: 'com.amazonaws.us-east-1.s3', Cidrs: ['52.216.0.0/15'] },
      ],
    });
    expect(lab.described(id)).toEqual({
      PrefixListId: id,
      AddressFamily: 'IPv4',
      State: 'create-complete',
      PrefixListArn: `arn:aws:ec2:us-east-1:aws:prefix-list/${id}`,
      PrefixListName: 'com.amazonaws.us-east-1.s3',
      Tags: [],
      OwnerId: 'AWS',
    });
    const owned = { Filters: [{ Name: 'owner-id', Values: ['AWS'] }] };
    expect(lab.run('DescribeManagedPrefixLists', owned).PrefixLists).toMatchObject([{ PrefixListId: id }]);
    const named = { Filters: [{ Name: 'prefix-list-name', Values: ['offices'] }] };
    expect(lab.run('DescribeManagedPrefixLists', named).PrefixLists).toMatchObject([
      { OwnerId: '111122223333' },
    ]);
  });

  it('entries come in pages', () => {
    const lab = new ListLab();
    const PrefixListId = lab.create({ Entries: [office, branch] });
    const page = lab.run('GetManagedPrefixListEntries', { PrefixListId, MaxResults: 1 });
    expect(page.Entries).toEqual([office]);
    const NextToken = String(page.NextToken);
    expect(lab.run('GetManagedPrefixListEntries', { PrefixListId, NextToken })).toEqual({
      Entries: [branch],
    });
  });

  it.each([
    ['DescribeManagedPrefixLists', { PrefixListIds: ['pl-1'] }, 'InvalidPrefixListID.NotFound'],
    ['DescribeManagedPrefixLists', { MaxResults: 101 }, 'InvalidParameterValue'],
    ['DescribePrefixLists', { PrefixListIds: ['pl-1'] }, 'InvalidPrefixListID.NotFound'],
    ['GetManagedPrefixListEntries', { PrefixListId: 'pl-1' }, 'InvalidPrefixListID.NotFound'],
    ['GetManagedPrefixListAssociations', { PrefixListId: 'pl-1' }, 'InvalidPrefixListID.NotFound'],
    ['DescribePrefixLists', { NextToken: 'x' }, 'InvalidNextToken'],
  ])('%s refuses %o', (operation, input, refusal) => {
    expect(new ListLab().refusal(operation, input)).toContain(refusal);
  });

  it('refuses a version that never was', () => {
    const lab = new ListLab();
    const PrefixListId = lab.create();
    expect(lab.refusal('GetManagedPrefixListEntries', { PrefixListId, TargetVersion: 2 })).toContain(
      'InvalidParameterValue',
    );
  });
});

describe('import and export of prefix lists', () => {
  it('the list’s answer and its entries’ answer together give the record back', () => {
    const lab = new ListLab();
    const id = lab.create({ Entries: [office, branch] });
    const parsed = lab.roundTrip('managed-prefix-list', id) as ManagedPrefixList;
    const { Entries } = lab.run('GetManagedPrefixListEntries', { PrefixListId: id });
    expect(layPrefixListEntries(parsed, Entries)).toEqual(lab.all('managed-prefix-list')[0]);
  });

  it('a version without entries is kept and printed again', () => {
    const raw = {
      PrefixListId: 'pl-1',
      PrefixListName: 'x',
      OwnerId: '111122223333',
      MaxEntries: 3,
      Version: 4,
    };
    const record = parseImported('managed-prefix-list', raw) as ManagedPrefixList;
    expect(record).toMatchObject({ Versions: [], State: 'create-complete', AddressFamily: 'IPv4' });
    const lab = new ListLab();
    lab.put('managed-prefix-list', record);
    expect(lab.described('pl-1')).toMatchObject(raw);
    expect(layPrefixListEntries(record, [{ Cidr: '10.0.0.9/8' }])).toMatchObject({
      Versions: [{ Version: 4, Entries: [{ Cidr: '10.0.0.0/8' }] }],
    });
  });

  it('says where an object cannot be read', () => {
    expect(parseImported('managed-prefix-list', { PrefixListName: 'x' })).toContain('PrefixListId');
    const record = parseImported('managed-prefix-list', { PrefixListId: 'pl-1', PrefixListName: 'x' });
    expect(layPrefixListEntries(record as ManagedPrefixList, [{}])).toContain('Entries');
  });
});
