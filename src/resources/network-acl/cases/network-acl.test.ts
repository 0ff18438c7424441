import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { Account, parseImported } from '../../../testing/account.ts';
import type { NetworkAcl, NetworkAclEntry } from '../schema.ts';

class AclLab extends Account {
  readonly vpcId = String((this.run('CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc as JsonObject).VpcId);
  readonly defaultId = this.acl((acl) => acl.IsDefault).id;

  acl(wanted: (acl: NetworkAcl) => boolean): NetworkAcl {
    const acl = this.all('network-acl').find(wanted);
    if (acl === undefined) throw new Error('no such network ACL');
    return acl;
  }

  create(VpcId = this.vpcId): string {
    return String((this.run('CreateNetworkAcl', { VpcId }).NetworkAcl as JsonObject).NetworkAclId);
  }

  entries(id: string): readonly NetworkAclEntry[] {
    return this.acl((acl) => acl.id === id).Entries;
  }

  described(id: string): JsonObject {
    const answer = this.run('DescribeNetworkAcls', { NetworkAclIds: [id] });
    const [acl] = answer.NetworkAcls as readonly JsonObject[];
    if (acl === undefined) throw new Error('nothing described');
    return acl;
  }

  createSubnet(CidrBlock: string): string {
    return String((this.run('CreateSubnet', { VpcId: this.vpcId, CidrBlock }).Subnet as JsonObject).SubnetId);
  }

  /** The VPC as an import with an IPv6 block would have brought it. */
  addIpv6(): void {
    const vpc = this.all('vpc').find((item) => item.id === this.vpcId);
    if (vpc === undefined) throw new Error('no VPC');
    this.put('vpc', { ...vpc, extra: { Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8::/56' }] } });
  }
}

function entry(NetworkAclId: string, change: JsonObject = {}): JsonObject {
  return {
    NetworkAclId,
    RuleNumber: 100,
    Protocol: '6',
    RuleAction: 'allow',
    Egress: false,
    CidrBlock: '0.0.0.0/0',
    PortRange: { From: 443, To: 443 },
    ...change,
  };
}

const lastDeny = (Egress: boolean) => ({
  RuleNumber: 32767,
  Egress,
  Protocol: '-1',
  RuleAction: 'deny',
  CidrBlock: '0.0.0.0/0',
});

describe('the default network ACL of a VPC', () => {
  it('ACL-2: allows everything by rule 100, both ways, then denies', () => {
    const lab = new AclLab();
    const allow = (Egress: boolean) => ({ ...lastDeny(Egress), RuleNumber: 100, RuleAction: 'allow' });
    expect(lab.described(lab.defaultId)).toEqual({
      NetworkAclId: lab.defaultId,
      VpcId: lab.vpcId,
      OwnerId: '111122223333',
      IsDefault: true,
      Associations: [],
      Tags: [],
      Entries: [allow(true), lastDeny(true), allow(false), lastDeny(false)],
    });
  });

  it('ACL-2: has rule 101 and a last entry for IPv6 where the VPC has IPv6', () => {
    const lab = new AclLab();
    lab.addIpv6();
    lab.internal('InternalDeleteDefaultNetworkAcl', { VpcId: lab.vpcId });
    expect(lab.all('network-acl')).toEqual([]);
    const answer = lab.internal('InternalCreateDefaultNetworkAcl', { VpcId: lab.vpcId });
    const numbers = (lab.described(String(answer.NetworkAclId)).Entries as unknown as NetworkAclEntry[]).map(
      (item) => [item.RuleNumber, item.Ipv6CidrBlock],
    );
    const both = [
      [100, undefined],
      [101, '::/0'],
      [32767, undefined],
      [32768, '::/0'],
    ];
    expect(numbers).toEqual([...both, ...both]);
  });

  it('ACL-4: takes every new subnet and loses it again', () => {
    const lab = new AclLab();
    const SubnetId = lab.createSubnet('10.0.1.0/24');
    expect(lab.described(lab.defaultId).Associations).toMatchObject([
      { SubnetId, NetworkAclId: lab.defaultId },
    ]);
    lab.internal('InternalForgetSubnetNetworkAcl', { SubnetId });
    expect(lab.described(lab.defaultId).Associations).toEqual([]);
  });
});

describe('CreateNetworkAcl and DeleteNetworkAcl', () => {
  it('ACL-3: a new list holds the last entries only', () => {
    const lab = new AclLab();
    const { NetworkAcl } = lab.run('CreateNetworkAcl', {
      VpcId: lab.vpcId,
      TagSpecifications: [{ ResourceType: 'network-acl', Tags: [{ Key: 'Name', Value: 'dmz' }] }],
    });
    expect(NetworkAcl).toMatchObject({
      IsDefault: false,
      Entries: [lastDeny(true), lastDeny(false)],
      Associations: [],
      Tags: [{ Key: 'Name', Value: 'dmz' }],
    });
  });

  it('ACL-11: refuses list 201 of a VPC', () => {
    const lab = new AclLab();
    const model = lab.acl((acl) => acl.IsDefault);
    const copies = Array.from({ length: 199 }, (_, index) => ({
      ...model,
      id: `acl-${index}`,
      IsDefault: false,
    }));
    lab.put('network-acl', ...copies);
    expect(lab.refusal('CreateNetworkAcl', { VpcId: lab.vpcId })).toContain('NetworkAclLimitExceeded');
  });

  it('refuses an unknown VPC and foreign tags', () => {
    const lab = new AclLab();
    expect(lab.refusal('CreateNetworkAcl', { VpcId: 'vpc-1' })).toContain('InvalidVpcID.NotFound');
    const TagSpecifications = [{ ResourceType: 'vpc', Tags: [] }];
    expect(lab.refusal('CreateNetworkAcl', { VpcId: lab.vpcId, TagSpecifications })).toContain(
      'InvalidParameterValue',
    );
  });

  it('deletes a list without subnets, and no other', () => {
    const lab = new AclLab();
    const id = lab.create();
    lab.createSubnet('10.0.1.0/24');
    const [association] = lab.acl((acl) => acl.IsDefault).Associations;
    const { NewAssociationId } = lab.run('ReplaceNetworkAclAssociation', {
      AssociationId: String(association?.NetworkAclAssociationId),
      NetworkAclId: id,
    });
    expect(lab.refusal('DeleteNetworkAcl', { NetworkAclId: id })).toBe(
      `DependencyViolation: network ACL ${id} has dependencies and cannot be deleted`,
    );
    lab.run('ReplaceNetworkAclAssociation', {
      AssociationId: String(NewAssociationId),
      NetworkAclId: lab.defaultId,
    });
    expect(lab.run('DeleteNetworkAcl', { NetworkAclId: id })).toEqual({});
    expect(lab.refusal('DeleteNetworkAcl', { NetworkAclId: id })).toBe(
      `InvalidNetworkAclID.NotFound: The networkAcl ID '${id}' does not exist`,
    );
    expect(lab.refusal('DeleteNetworkAcl', { NetworkAclId: lab.defaultId })).toBe(
      `InvalidParameterValue: cannot delete default network ACL ${lab.defaultId}`,
    );
  });
});

describe('ReplaceNetworkAclAssociation', () => {
  it('ACL-4: moves the subnet; the same list again changes nothing', () => {
    const lab = new AclLab();
    const id = lab.create();
    const SubnetId = lab.createSubnet('10.0.1.0/24');
    const AssociationId = String(lab.acl((acl) => acl.IsDefault).Associations[0]?.NetworkAclAssociationId);
    const moved = lab.run('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId: id });
    expect(moved.NewAssociationId).not.toBe(AssociationId);
    expect(lab.acl((acl) => acl.IsDefault).Associations).toEqual([]);
    const standing = [{ NetworkAclAssociationId: moved.NewAssociationId, SubnetId }];
    expect(lab.acl((acl) => acl.id === id).Associations).toEqual(standing);
    const again = { AssociationId: String(moved.NewAssociationId), NetworkAclId: id };
    expect(lab.run('ReplaceNetworkAclAssociation', again)).toEqual({
      NewAssociationId: moved.NewAssociationId,
    });
  });

  it('refuses unknown associations and lists, and lists of another VPC', () => {
    const lab = new AclLab();
    lab.createSubnet('10.0.1.0/24');
    const AssociationId = String(lab.acl((acl) => acl.IsDefault).Associations[0]?.NetworkAclAssociationId);
    const refusal = (association: string, NetworkAclId: string) =>
      lab.refusal('ReplaceNetworkAclAssociation', { AssociationId: association, NetworkAclId });
    expect(refusal('aclassoc-1', lab.defaultId)).toContain('InvalidAssociationID.NotFound');
    expect(refusal(AssociationId, 'acl-1')).toContain('InvalidNetworkAclID.NotFound');
    const other = String((lab.run('CreateVpc', { CidrBlock: '10.1.0.0/16' }).Vpc as JsonObject).VpcId);
    expect(refusal(AssociationId, lab.create(other))).toContain('InvalidParameterValue');
  });

  it('the default association needs a subnet and a default list', () => {
    const lab = new AclLab();
    const associate = (SubnetId: string) => () =>
      lab.internal('InternalAssociateDefaultNetworkAcl', { SubnetId });
    expect(associate('subnet-1')).toThrow('InvalidSubnetID.NotFound');
    const SubnetId = lab.createSubnet('10.0.1.0/24');
    lab.internal('InternalDeleteDefaultNetworkAcl', { VpcId: lab.vpcId });
    expect(associate(SubnetId)).toThrow('InvalidNetworkAclID.NotFound');
  });
});

describe('network ACL entries', () => {
  it.each([
    ['a name for TCP', { Protocol: 'tcp' }, { Protocol: '6', PortRange: { From: 443, To: 443 } }],
    ['the word all, ports ignored', { Protocol: 'all' }, { Protocol: '-1' }],
    ['another number, ports ignored', { Protocol: '50' }, { Protocol: '50' }],
    [
      'an ICMP type',
      { Protocol: 'icmp', IcmpTypeCode: { Type: 8, Code: -1 } },
      { Protocol: '1', IcmpTypeCode: { Type: 8, Code: -1 } },
    ],
    ['ICMPv6 on an IPv4 block, every type', { Protocol: '58' }, { Protocol: '58' }],
    [
      'RT-13: the canonical block',
      { CidrBlock: '100.68.0.18/18' },
      { CidrBlock: '100.68.0.0/18', Protocol: '6', PortRange: { From: 443, To: 443 } },
    ],
  ])('ACL-8: stores %s', (_name, change, stored) => {
    const lab = new AclLab();
    const id = lab.create();
    lab.run('CreateNetworkAclEntry', entry(id, change));
    const common = { RuleNumber: 100, Egress: false, RuleAction: 'allow', CidrBlock: '0.0.0.0/0' };
    expect(lab.entries(id)).toEqual([{ ...common, ...stored }]);
  });

  it('ACL-1, ACL-14: stand in order of number, outbound first, whatever the order of calls', () => {
    const lab = new AclLab();
    const id = lab.create();
    for (const [RuleNumber, Egress] of [
      [200, false],
      [100, false],
      [100, true],
    ] as const)
      lab.run('CreateNetworkAclEntry', entry(id, { RuleNumber, Egress }));
    expect(lab.entries(id).map((item) => [item.Egress, item.RuleNumber])).toEqual([
      [true, 100],
      [false, 100],
      [false, 200],
    ]);
  });

  it('ACL-9: IPv4 and IPv6 share the numbers of a direction', () => {
    const lab = new AclLab();
    const id = lab.create();
    lab.run('CreateNetworkAclEntry', entry(id));
    const { CidrBlock: _four, ...six } = entry(id, { Ipv6CidrBlock: '2001:DB8::1/32' });
    expect(lab.refusal('CreateNetworkAclEntry', six)).toBe(
      'NetworkAclEntryAlreadyExists: The network acl entry identified by 100 already exists.',
    );
    lab.run('CreateNetworkAclEntry', { ...six, RuleNumber: 101 });
    expect(lab.entries(id)[1]).toMatchObject({ Ipv6CidrBlock: '2001:db8::/32' });
  });

  it('ACL-11: nineteen rules and the last one make twenty', () => {
    const lab = new AclLab();
    const id = lab.create();
    for (let number = 1; number <= 19; number += 1)
      lab.run('CreateNetworkAclEntry', entry(id, { RuleNumber: number }));
    expect(lab.refusal('CreateNetworkAclEntry', entry(id))).toContain('NetworkAclEntryLimitExceeded');
    const { CidrBlock: _four, ...six } = entry(id, { Ipv6CidrBlock: '::/0' });
    lab.run('CreateNetworkAclEntry', six);
    expect(lab.refusal('ReplaceNetworkAclEntry', entry(id))).toContain('NetworkAclEntryLimitExceeded');
  });

  it('ReplaceNetworkAclEntry gives the entry anew', () => {
    const lab = new AclLab();
    const id = lab.create();
    lab.run('CreateNetworkAclEntry', entry(id));
    expect(lab.run('ReplaceNetworkAclEntry', entry(id, { Protocol: '-1', RuleAction: 'deny' }))).toEqual({});
    expect(lab.entries(id)).toEqual([{ ...lastDeny(false), RuleNumber: 100 }]);
  });

  it('DeleteNetworkAclEntry takes one direction only', () => {
    const lab = new AclLab();
    const id = lab.create();
    lab.run('CreateNetworkAclEntry', entry(id));
    const place = { NetworkAclId: id, RuleNumber: 100 };
    expect(lab.refusal('DeleteNetworkAclEntry', { ...place, Egress: true })).toContain(
      'InvalidNetworkAclEntry.NotFound',
    );
    lab.run('DeleteNetworkAclEntry', { ...place, Egress: false });
    expect(lab.entries(id)).toEqual([]);
  });

  it.each([
    [
      'no action',
      { RuleAction: undefined },
      'MissingParameter: The request must contain the parameter RuleAction',
    ],
    ['no direction', { Egress: undefined }, 'MissingParameter'],
    ['no block', { CidrBlock: undefined }, 'MissingParameter'],
    ['two blocks', { Ipv6CidrBlock: '::/0' }, 'InvalidParameterCombination'],
    ['TCP without ports', { PortRange: undefined }, 'MissingParameter'],
    ['ports the wrong way round', { PortRange: { From: 2, To: 1 } }, 'InvalidParameterValue'],
    ['ICMP without type', { Protocol: 'icmp' }, 'MissingParameter'],
    ['a code without type', { Protocol: '1', IcmpTypeCode: { Type: -1, Code: 3 } }, 'InvalidParameterValue'],
    [
      'an unknown protocol',
      { Protocol: 'ssh' },
      "InvalidParameterValue: Invalid value 'ssh' for IP protocol.",
    ],
    ['a malformed block', { CidrBlock: '10.0.0.0' }, 'InvalidParameterValue'],
    [
      'a malformed IPv6 block',
      { CidrBlock: undefined, Ipv6CidrBlock: '2001::1::/64' },
      'InvalidParameterValue',
    ],
    ['ACL-1: number 0', { RuleNumber: 0 }, 'InvalidParameterValue'],
    ['ACL-1: the number of the last entry', { RuleNumber: 32767 }, 'InvalidParameterValue'],
    ['ACL-8: a security group', { SourceSecurityGroupId: 'sg-1' }, 'UnknownParameter'],
    ['an unknown list', { NetworkAclId: 'acl-1' }, 'InvalidNetworkAclID.NotFound'],
  ])('refuses %s', (_name, change, refusal) => {
    const lab = new AclLab();
    const given = JSON.parse(JSON.stringify({ ...entry(lab.create()), ...change })) as JsonObject;
    expect(lab.refusal('CreateNetworkAclEntry', given)).toContain(refusal);
    expect(lab.refusal('ReplaceNetworkAclEntry', given)).toContain(refusal);
  });

  it('refuses to change or delete what is not there', () => {
    const lab = new AclLab();
    const id = lab.create();
    expect(lab.refusal('ReplaceNetworkAclEntry', entry(id))).toContain('InvalidNetworkAclEntry.NotFound');
    const last = { NetworkAclId: id, RuleNumber: 32767, Egress: false };
    expect(lab.refusal('DeleteNetworkAclEntry', last)).toContain('InvalidParameterValue');
    expect(lab.refusal('DeleteNetworkAclEntry', { ...last, NetworkAclId: 'acl-1' })).toContain(
      'InvalidNetworkAclID.NotFound',
    );
  });
});

describe('DescribeNetworkAcls', () => {
  it('selects by filters over entries and subnets', () => {
    const lab = new AclLab();
    const id = lab.create();
    const SubnetId = lab.createSubnet('10.0.1.0/24');
    lab.run('CreateNetworkAclEntry', entry(id));
    const found = (Name: string, ...Values: string[]) =>
      (
        lab.run('DescribeNetworkAcls', { Filters: [{ Name, Values }] }).NetworkAcls as readonly JsonObject[]
      ).map((acl) => acl.NetworkAclId);
    expect(found('default', 'true')).toEqual([lab.defaultId]);
    expect(found('entry.protocol', 'tcp')).toEqual([id]);
    expect(found('entry.port-range.from', '443')).toEqual([id]);
    expect(found('entry.egress', 'true')).toEqual([lab.defaultId]);
    expect(found('association.subnet-id', SubnetId)).toEqual([lab.defaultId]);
    expect(found('association.network-acl-id', id)).toEqual([]);
    expect(found('vpc-id', lab.vpcId)).toEqual([lab.defaultId, id]);
  });

  it.each([
    ['an unknown id', { NetworkAclIds: ['acl-1'] }, 'InvalidNetworkAclID.NotFound'],
    ['ids with MaxResults', { NetworkAclIds: [], MaxResults: 5 }, 'InvalidParameterCombination'],
    ['a foreign token', { NextToken: 'abc' }, 'InvalidNextToken'],
  ])('refuses %s', (_name, input, refusal) => {
    expect(new AclLab().refusal('DescribeNetworkAcls', input)).toContain(refusal);
  });
});

describe('import and export of network ACLs', () => {
  it('print and parse give the record back, without the last entries', () => {
    const lab = new AclLab();
    lab.addIpv6();
    const id = lab.create();
    lab.createSubnet('10.0.1.0/24');
    lab.run('CreateNetworkAclEntry', entry(id));
    lab.run(
      'CreateNetworkAclEntry',
      entry(id, { Protocol: '1', IcmpTypeCode: { Type: 3, Code: 4 }, Egress: true }),
    );
    lab.run('CreateNetworkAclEntry', {
      ...JSON.parse(JSON.stringify(entry(id, { RuleNumber: 90 }))),
      CidrBlock: '10.0.0.0/8',
    });
    for (const acl of lab.all('network-acl')) expect(lab.roundTrip('network-acl', acl.id)).toEqual(acl);
  });

  it('mints what is missing and keeps what it does not know', () => {
    const raw = {
      NetworkAclId: 'acl-1',
      VpcId: 'vpc-1',
      Associations: [{ SubnetId: 'subnet-1' }],
      Colour: 'red',
    };
    expect(parseImported('network-acl', raw)).toMatchObject({
      IsDefault: false,
      Entries: [],
      Associations: [{ NetworkAclAssociationId: 'aclassoc-of-acl-1/subnet-1', SubnetId: 'subnet-1' }],
      extra: { Colour: 'red' },
    });
  });

  it('says where an object cannot be read', () => {
    const broken = { RuleNumber: 1, Egress: true, Protocol: '-1', RuleAction: 'allow' };
    const raw = { NetworkAclId: 'acl-1', VpcId: 'vpc-1', Entries: [broken] };
    expect(parseImported('network-acl', raw)).toContain('Entries[0]: needs exactly one of CidrBlock');
  });
});
