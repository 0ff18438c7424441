import { describe, expect, it } from 'vitest';
import { awsRegistry } from '../../resources/registry.ts';
import { type ImportOptions, importDescribe } from './import-describe.ts';

const vpc = { VpcId: 'vpc-0a', CidrBlock: '10.0.0.0/16', OwnerId: '111122223333' };
const subnet = {
  SubnetId: 'subnet-0a',
  VpcId: 'vpc-0a',
  CidrBlock: '10.0.1.0/24',
  AvailabilityZone: 'eu-west-1a',
  OwnerId: '111122223333',
};
const routeTable = {
  RouteTableId: 'rtb-0a',
  VpcId: 'vpc-0a',
  OwnerId: '111122223333',
  Associations: [{ Main: true, RouteTableAssociationId: 'rtbassoc-0a', RouteTableId: 'rtb-0a' }],
  Routes: [],
};
const acl = {
  NetworkAclId: 'acl-0a',
  VpcId: 'vpc-0a',
  OwnerId: '111122223333',
  IsDefault: true,
  Entries: [],
  Associations: [{ NetworkAclAssociationId: 'aclassoc-0a', NetworkAclId: 'acl-0a', SubnetId: 'subnet-0a' }],
};
const network = { Vpcs: [vpc], Subnets: [subnet], RouteTables: [routeTable], NetworkAcls: [acl] };

type Files = { readonly [path: string]: unknown };

/** Each file is JSON, unless it is given as text. */
function importFiles(files: Files, options?: ImportOptions) {
  const list = Object.entries(files).map(([path, content]) => ({
    path,
    text: typeof content === 'string' ? content : JSON.stringify(content),
  }));
  return importDescribe(awsRegistry, list, options);
}

function warningsOf(files: Files): readonly string[] {
  return importFiles(files).report.warnings.map(({ path, message }) => `${path}: ${message}`);
}

function errorsOf(files: Files): readonly string[] {
  return importFiles(files).report.errors.map(({ file, path, message }) => `${file} ${path}: ${message}`);
}

describe('where objects belong', () => {
  it.each([
    ['prod/444455556666/eu-central-1/vpcs.json', '444455556666', 'eu-central-1'],
    ['444455556666\\us-gov-east-1\\addresses.json', '444455556666', 'us-gov-east-1'],
    ['team-a/ap-southeast-2/deep/er/addresses.json', 'team-a', 'ap-southeast-2'],
    ['444455556666/addresses.json', '444455556666', 'us-east-1'],
    ['addresses.json', '000000000000', 'us-east-1'],
  ])('takes account and Region from the path %s', (path, account, region) => {
    const address = { AllocationId: 'eipalloc-0a', PublicIp: '203.0.113.9' };
    const { cloud } = importFiles({ [path]: { Addresses: [address] } });
    expect(cloud.tables['elastic-ip']['eipalloc-0a']).toMatchObject({ account, region, key: 'elastic-ip-1' });
  });

  it('believes an owner that the object names', () => {
    const { cloud } = importFiles({ '444455556666/eu-west-1/all.json': network });
    expect(cloud.tables.vpc['vpc-0a']).toMatchObject({ account: '111122223333', region: 'eu-west-1' });
  });

  it('finds the number behind an account label in what the neighbours say', () => {
    const files = {
      'prod/eu-west-1/all.json': network,
      'prod/eu-west-1/addresses.json': {
        Addresses: [{ AllocationId: 'eipalloc-0a', PublicIp: '203.0.113.9' }],
      },
    };
    expect(importFiles(files).cloud.tables['elastic-ip']['eipalloc-0a']?.account).toBe('111122223333');
  });

  it('falls back on zones, then on what shares a VPC, then on a guess with a warning', () => {
    const files = {
      'a.json': { ...network, Vpcs: [vpc, { ...vpc, VpcId: 'vpc-0b' }] },
      'b.json': {
        Subnets: [
          { ...subnet, SubnetId: 'subnet-0c', VpcId: 'vpc-0c', AvailabilityZone: 'us-west-2-lax-1a' },
        ],
      },
    };
    const { cloud, report } = importFiles(files);
    expect(cloud.tables.vpc['vpc-0a']?.region).toBe('eu-west-1');
    expect(cloud.tables.subnet['subnet-0c']?.region).toBe('us-west-2');
    expect(cloud.tables.vpc['vpc-0b']?.region).toBe('us-east-1');
    expect(report.warnings).toContainEqual({
      file: 'a.json',
      path: 'Vpcs[1]',
      message: 'neither the path nor the object says its Region: us-east-1 is assumed (Vpcs)',
    });
    const chosen = importFiles(files, { region: 'eu-north-1' });
    expect(chosen.cloud.tables.vpc['vpc-0b']?.region).toBe('eu-north-1');
  });

  it('reads the merged bundle, with any account label', () => {
    const { cloud, report } = importFiles({
      'all.json': { accounts: { 'my "own"': { 'eu-west-1': network }, odd: 5, other: { x: [] } } },
    });
    expect(cloud.tables.subnet['subnet-0a']?.region).toBe('eu-west-1');
    expect(report.errors).toEqual([
      { file: 'all.json', path: 'accounts.odd', message: 'not an object of Regions' },
      { file: 'all.json', path: 'accounts.other.x', message: 'not an object of lists' },
    ]);
  });
});

describe('several objects of one id', () => {
  it('merges pages, and what two pages repeat', () => {
    const { cloud, report } = importFiles({
      'a/eu-west-1/1.json': { ...network, NextToken: 'abc' },
      'a/eu-west-1/2.json': {
        Subnets: [subnet, { ...subnet, SubnetId: 'subnet-0b', CidrBlock: '10.0.2.0/24' }],
      },
    });
    expect(Object.keys(cloud.tables.subnet)).toEqual(['subnet-0a', 'subnet-0b']);
    expect(cloud.tables.subnet['subnet-0b']?.key).toBe('subnet-2');
    expect(report.errors).toEqual([]);
  });

  it('lets the later of two different ones count, and says so', () => {
    const files = {
      'a/eu-west-1/1.json': network,
      'a/eu-west-1/2.json': { Subnets: [{ ...subnet, MapPublicIpOnLaunch: true }] },
    };
    expect(importFiles(files).cloud.tables.subnet['subnet-0a']?.MapPublicIpOnLaunch).toBe(true);
    expect(warningsOf(files)).toEqual([
      'Subnets[0]: subnet-0a was already in a/eu-west-1/1.json (Subnets[0]) with other content: this later one counts',
    ]);
  });

  it("prefers the owner's own answer about what it shares", () => {
    const files = {
      '111122223333/eu-west-1/1.json': {
        ...network,
        Subnets: [{ ...subnet, Tags: [{ Key: 'Name', Value: 'own' }] }],
      },
      '444455556666/eu-west-1/2.json': { Subnets: [subnet] },
    };
    expect(importFiles(files).cloud.tables.subnet['subnet-0a']?.Tags).toHaveLength(1);
    expect(warningsOf(files)).toEqual([]);
  });
});

describe('answers that belong to others', () => {
  it('lays VPC attributes into their VPC', () => {
    const { cloud, report } = importFiles({
      'a/eu-west-1/all.json': network,
      'a/eu-west-1/d.json': { VpcId: 'vpc-0a', EnableDnsHostnames: { Value: true } },
      'a/eu-west-1/e.json': { VpcId: 'vpc-0a', EnableDnsSupport: { Value: false } },
      'a/eu-west-1/f.json': { VpcId: 'vpc-0f', EnableDnsSupport: { Value: false } },
    });
    expect(cloud.tables.vpc['vpc-0a']).toMatchObject({ EnableDnsHostnames: true, EnableDnsSupport: false });
    expect(report.warnings.map(({ message }) => message)).toEqual([
      'attributes of a VPC that is not in the import (vpc-0f)',
    ]);
    expect(cloud.kept).toHaveLength(1);
  });

  const list = {
    PrefixListId: 'pl-0123456789abcdef0',
    PrefixListName: 'offices',
    AddressFamily: 'IPv4',
    State: 'create-complete',
    MaxEntries: 5,
    Version: 3,
    OwnerId: '111122223333',
    Tags: [],
  };

  it('ties entries to their list by a field or by the name of the file', () => {
    for (const files of [
      { 'a/eu-west-1/entries.pl-0123456789abcdef0.json': { Entries: [{ Cidr: '203.0.113.0/24' }] } },
      { 'a/eu-west-1/e.json': { PrefixListId: list.PrefixListId, Entries: [{ Cidr: '203.0.113.0/24' }] } },
    ]) {
      const { cloud, report } = importFiles({ 'a/eu-west-1/lists.json': { PrefixLists: [list] }, ...files });
      expect(report).toMatchObject({ errors: [], warnings: [] });
      expect(cloud.tables['managed-prefix-list'][list.PrefixListId]?.Versions).toEqual([
        { Version: 3, Entries: [{ Cidr: '203.0.113.0/24' }] },
      ]);
    }
    expect(errorsOf({ 'a/eu-west-1/e.json': { Entries: [{ Cidr: '203.0.113.0/24' }] } })[0]).toContain(
      'put its id (pl-…) into the file name',
    );
  });

  it('joins the pages of the entries', () => {
    const { cloud } = importFiles({
      'lists.json': { PrefixLists: [list] },
      '1.json': { PrefixListId: list.PrefixListId, Entries: [{ Cidr: '203.0.113.0/25' }], NextToken: 'x' },
      '2.json': { PrefixListId: list.PrefixListId, Entries: [{ Cidr: '203.0.113.128/25' }] },
    });
    expect(cloud.tables['managed-prefix-list'][list.PrefixListId]?.Versions[0]?.Entries).toHaveLength(2);
  });

  it('warns of a list without entries', () => {
    expect(warningsOf({ 'a/eu-west-1/lists.json': { PrefixLists: [list] } })[0]).toContain(
      'no entries in the import for pl-0123456789abcdef0',
    );
  });

  it("takes AWS's own lists with their blocks", () => {
    const answer = {
      PrefixLists: [{ PrefixListId: 'pl-68a54001', PrefixListName: 's3', Cidrs: ['3.5.76.0/22'] }],
    };
    const { cloud } = importFiles({ 'a/us-west-2/prefix-lists.json': answer });
    expect(cloud.tables['managed-prefix-list']['pl-68a54001']).toMatchObject({
      account: 'AWS',
      Versions: [{ Version: 1, Entries: [{ Cidr: '3.5.76.0/22' }] }],
    });
  });

  it('gives security group rules their ids and tags', () => {
    const group = {
      GroupId: 'sg-0a',
      GroupName: 'web',
      Description: '',
      VpcId: 'vpc-0a',
      OwnerId: '111122223333',
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    };
    const rule = {
      SecurityGroupRuleId: 'sgr-0a',
      GroupId: 'sg-0a',
      IsEgress: false,
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      CidrIpv4: '0.0.0.0/0',
      Tags: [{ Key: 'Name', Value: 'https' }],
    };
    const { cloud, report } = importFiles({
      'a/eu-west-1/all.json': {
        ...network,
        SecurityGroups: [group],
        SecurityGroupRules: [rule, { ...rule, SecurityGroupRuleId: 'sgr-0b', FromPort: 80, ToPort: 80 }],
      },
    });
    expect(cloud.tables['security-group']['sg-0a']?.Rules).toMatchObject([
      { SecurityGroupRuleId: 'sgr-0a', Tags: [{ Key: 'Name', Value: 'https' }] },
    ]);
    expect(report.warnings.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'SecurityGroupRules[1]: sgr-0b is not among the IpPermissions of sg-0a',
    ]);
  });
});

describe('gaps', () => {
  it('says what is assumed where a network ACL or route table is missing', () => {
    const { NetworkAcls: _, RouteTables: __, ...rest } = network;
    expect(warningsOf({ 'a/eu-west-1/all.json': rest })).toEqual([
      'Subnets[0]: no network ACL in the import for subnet-0a: assumed to allow all traffic',
      'Subnets[0]: no route table in the import for subnet-0a: packets cannot leave the subnet',
    ]);
  });

  it('names each missing resource once, with how often it is named', () => {
    const files = {
      'a/eu-west-1/all.json': {
        ...network,
        Subnets: [
          subnet,
          { ...subnet, SubnetId: 'subnet-0b', VpcId: 'vpc-0gone' },
          { ...subnet, SubnetId: 'subnet-0c', VpcId: 'vpc-0gone', CidrBlock: '10.0.3.0/24' },
        ],
      },
    };
    expect(warningsOf(files)).toContain(
      'Subnets[1]: vpc-0gone is not in the import; subnet-0b and 1 more name it',
    );
    expect(Object.keys(importFiles(files).cloud.tables.subnet)).toHaveLength(3);
  });

  it('keeps blocks that AWS would not have allowed, with a warning', () => {
    const files = {
      'a/eu-west-1/all.json': {
        ...network,
        Subnets: [
          subnet,
          { ...subnet, SubnetId: 'subnet-0b', CidrBlock: '10.0.1.128/25' },
          { ...subnet, SubnetId: 'subnet-0c', CidrBlock: '192.168.0.0/24' },
        ],
      },
    };
    const texts = warningsOf(files);
    expect(texts).toContain('Subnets[1]: subnet-0b: 10.0.1.128/25 overlaps 10.0.1.0/24 of subnet-0a');
    expect(texts).toContain('Subnets[2]: subnet-0c: 192.168.0.0/24 lies outside the blocks of vpc-0a');
    expect(Object.keys(importFiles(files).cloud.tables.subnet)).toHaveLength(3);
  });
});

describe('peered VPCs', () => {
  const second = { ...vpc, VpcId: 'vpc-0b', CidrBlock: '10.0.128.0/17' };
  const side = (VpcId: string) => ({ VpcId, OwnerId: '111122223333', Region: 'eu-west-1' });
  const peering = {
    VpcPeeringConnectionId: 'pcx-0a',
    Status: { Code: 'active', Message: 'Active' },
    RequesterVpcInfo: side('vpc-0a'),
    AccepterVpcInfo: side('vpc-0b'),
    Tags: [],
  };

  it.each([
    ['10.0.128.0/17', ['VpcPeeringConnections[0]: pcx-0a: both of its VPCs hold addresses of 10.0.128.0/17']],
    ['10.1.0.0/16', []],
  ])('PCX-2: that overlap (%s) are kept with a warning', (CidrBlock, warnings) => {
    const Vpcs = [vpc, { ...second, CidrBlock }];
    const files = { 'a/eu-west-1/all.json': { ...network, Vpcs, VpcPeeringConnections: [peering] } };
    expect(warningsOf(files)).toEqual(warnings);
    expect(Object.keys(importFiles(files).cloud.tables['vpc-peering-connection'])).toEqual(['pcx-0a']);
  });
});

describe('what is not modelled or not readable', () => {
  it('keeps and counts kinds without a type', () => {
    const endpoint = { VpcEndpointId: 'vpce-0a', VpcId: 'vpc-0a' };
    const { cloud, report } = importFiles({
      'a/eu-west-1/all.json': { ...network, VpcEndpoints: [endpoint], FlowLogs: [{}, {}], Nothing: null },
    });
    expect(report).toMatchObject({ notModelled: { VpcEndpoints: 1, FlowLogs: 2 }, errors: [], warnings: [] });
    expect(cloud.kept[0]).toEqual({
      account: '111122223333',
      region: 'eu-west-1',
      kind: 'VpcEndpoints',
      value: endpoint,
    });
  });

  it('takes the sound objects beside an odd one, and keeps the odd one as it is', () => {
    const odd = { ...subnet, SubnetId: 'subnet-0odd', CidrBlock: 7 };
    const { cloud, report } = importFiles({ 'a/eu-west-1/all.json': { ...network, Subnets: [odd, subnet] } });
    expect(Object.keys(cloud.tables.subnet)).toEqual(['subnet-0a']);
    expect(report.errors).toHaveLength(1);
    expect(report.errors[0]).toMatchObject({ file: 'a/eu-west-1/all.json', path: 'Subnets[0]' });
    expect(report.errors[0]?.message).toMatch(/^Subnets: CidrBlock: .*kept as it is, but not simulated$/);
    expect(cloud.kept).toEqual([
      { account: '111122223333', region: 'eu-west-1', kind: 'Subnets', value: odd },
    ]);
  });

  it.each([
    ['Vpcs', 'x', 'f.json Vpcs: not a list but a string: left out'],
    ['Vpcs', [null], 'f.json Vpcs[0]: not an object but null: left out'],
    ['Vpcs', [[vpc]], 'f.json Vpcs[0]: not an object but a list: left out'],
    [
      'Reservations',
      [{ Instances: [5] }],
      'f.json Reservations[0].Instances[0]: not an object but a number: left out',
    ],
  ])('reports the wrong shape of %s: %j', (key, value, message) => {
    expect(errorsOf({ 'f.json': { [key]: value } })).toEqual([message]);
  });

  it.each([
    ['{"Vpcs": [}', 'not JSON: line 1, column 11: expected value or "]" but found "}"'],
    ['', 'not JSON: line 1, column 1: the file is empty'],
    [Buffer.from('\uFEFF{}', 'utf16le').toString('utf8'), 'not JSON: line 1, column 1: the text is UTF-16'],
    ['[{"VpcId": "vpc-0a"}]', 'a bare list does not say what it lists'],
    ['5', 'not an object like {"Vpcs": […]}'],
    ['{"format": "skytrace/cloud"}', 'this is a Skytrace document, not an answer of AWS: open it directly'],
  ])('says what the file %j is', (text, message) => {
    expect(errorsOf({ 'f.json': text })[0]).toContain(`f.json : ${message}`);
  });

  it('accepts a byte-order mark, and other files beside a broken one', () => {
    const { cloud, report } = importFiles({ 'a.json': '{', 'b.json': `\uFEFF${JSON.stringify(network)}` });
    expect(Object.keys(cloud.tables.vpc)).toEqual(['vpc-0a']);
    expect(report.errors).toHaveLength(1);
  });

  it('survives hostile names and depths', () => {
    const deep = `{"VpcId": "vpc-0d", "x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const text = `{"Vpcs": [${deep}, {"VpcId": "__proto__", "CidrBlock": "10.0.0.0/16"},
      {"VpcId": "constructor", "CidrBlock": "10.0.0.0/16"},
      {"VpcId": "vpc-0a", "CidrBlock": "10.0.0.0/16", "__proto__": {"polluted": true}, "Tags": [{"Key": "Name", "Value": "<img src=x onerror=alert(1)>"}]}],
      "__proto__": [{"a": 1}], "toString": [{"b": 2}]}`;
    const { cloud, report } = importFiles({ 'a/eu-west-1/f.json': text });
    expect(Object.keys(cloud.tables.vpc)).toEqual(['vpc-0a']);
    expect(cloud.tables.vpc['vpc-0a']?.Tags[0]?.Value).toBe('<img src=x onerror=alert(1)>');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(report.errors.map(({ path }) => path)).toEqual(['Vpcs[0]', 'Vpcs[1]', 'Vpcs[2]']);
    expect(report.warnings[0]?.message).toBe('a field named "__proto__" is left out');
    expect(Object.entries(report.notModelled)).toEqual([
      ['__proto__', 1],
      ['toString', 1],
    ]);
  });

  it('counts remarks beyond the thousandth', () => {
    const { report } = importFiles({ 'f.json': { Vpcs: new Array(1500).fill(0) } });
    expect(report.errors).toHaveLength(1001);
    expect(report.errors.at(-1)?.message).toBe('and 500 more errors');
  });
});
