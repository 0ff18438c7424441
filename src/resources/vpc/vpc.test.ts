import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { Account, parseImported } from '../../testing/account.ts';

interface VpcAnswer {
  readonly VpcId: string;
  readonly CidrBlock: string;
  readonly State: string;
  readonly CidrBlockAssociationSet: readonly {
    readonly AssociationId: string;
    readonly CidrBlock: string;
    readonly CidrBlockState: { readonly State: string };
  }[];
}

function createVpc(aws: Account, CidrBlock = '10.0.0.0/16'): string {
  return (aws.run('CreateVpc', { CidrBlock }).Vpc as unknown as VpcAnswer).VpcId;
}

function describeVpc(aws: Account, VpcId: string): VpcAnswer {
  const answer = aws.run('DescribeVpcs', { VpcIds: [VpcId] }) as unknown as { Vpcs: readonly VpcAnswer[] };
  const vpc = answer.Vpcs[0];
  if (vpc === undefined) throw new Error('no VPC was described');
  return vpc;
}

function found(aws: Account, Name: string, ...Values: string[]): readonly string[] {
  const answer = aws.run('DescribeVpcs', { Filters: [{ Name, Values }] });
  return (answer.Vpcs as unknown as readonly VpcAnswer[]).map((vpc) => vpc.VpcId);
}

describe('CreateVpc', () => {
  it('answers pending first and is available a moment later', () => {
    const aws = new Account();
    const { Vpc } = aws.run('CreateVpc', {
      CidrBlock: '10.0.0.0/16',
      TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'shop' }] }],
    });
    expect(Vpc).toMatchObject({
      CidrBlock: '10.0.0.0/16',
      State: 'pending',
      IsDefault: false,
      InstanceTenancy: 'default',
      OwnerId: '111122223333',
      CidrBlockAssociationSet: [{ CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'associated' } }],
      Tags: [{ Key: 'Name', Value: 'shop' }],
    });
    aws.settle();
    expect(describeVpc(aws, (Vpc as unknown as VpcAnswer).VpcId).State).toBe('available');
  });

  it('makes the main route table, the default security group and the default network ACL', () => {
    const aws = new Account();
    const VpcId = createVpc(aws);
    expect(aws.all('route-table')).toMatchObject([{ VpcId, Associations: [{ Main: true }] }]);
    expect(aws.all('security-group')).toMatchObject([{ VpcId, GroupName: 'default' }]);
    expect(aws.all('network-acl')).toMatchObject([{ VpcId, IsDefault: true }]);
  });

  it('RT-13: clears the host bits of the block', () => {
    const aws = new Account();
    expect(describeVpc(aws, createVpc(aws, '100.68.0.18/18')).CidrBlock).toBe('100.68.0.0/18');
  });

  it.each([
    ['NET-1: wider than /16', { CidrBlock: '10.0.0.0/15' }, 'InvalidVpc.Range'],
    ['NET-1: narrower than /28', { CidrBlock: '10.0.0.0/29' }, 'InvalidVpc.Range'],
    ['NET-5: link-local', { CidrBlock: '169.254.0.0/16' }, 'InvalidVpc.Range'],
    ['NET-5: loopback', { CidrBlock: '127.0.0.0/16' }, 'InvalidVpc.Range'],
    ['no block at all', { CidrBlock: '10.0.0.0' }, 'InvalidParameterValue'],
    ['no parameter', {}, 'MissingParameter'],
    ['IPv6', { CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true }, 'UnsupportedOperation'],
    ['a name AWS does not know', { CidrBlock: '10.0.0.0/16', Color: 'red' }, 'UnknownParameter'],
  ])('refuses %s', (_case, input, code) => {
    expect(new Account().refusal('CreateVpc', input as JsonObject)).toMatch(new RegExp(`^${code}: `));
  });

  it.each(['10.0.0.0/16', '10.0.0.0/28', '100.64.0.0/16', '198.18.0.0/16', '172.31.0.0/16', '8.8.0.0/16'])(
    'NET-5: takes %s',
    (block) => {
      const aws = new Account();
      expect(describeVpc(aws, createVpc(aws, block)).CidrBlock).toBe(block);
    },
  );

  it('gives all VPCs of an account and Region one set of DHCP options', () => {
    const aws = new Account();
    createVpc(aws);
    createVpc(aws, '10.1.0.0/16');
    const [first, second] = aws.all('vpc');
    expect(first?.DhcpOptionsId).toMatch(/^dopt-0[0-9a-f]{16}$/);
    expect(second?.DhcpOptionsId).toBe(first?.DhcpOptionsId);
  });
});

describe('DescribeVpcs', () => {
  it('finds by each of the documented filters', () => {
    const aws = new Account();
    const id = createVpc(aws);
    const other = createVpc(aws, '10.1.0.0/16');
    aws.run('AssociateVpcCidrBlock', { VpcId: other, CidrBlock: '10.2.0.0/16' });
    aws.settle();
    aws.put('vpc', ...aws.all('vpc').map((vpc) => (vpc.id === other ? { ...vpc, IsDefault: true } : vpc)));
    const association = describeVpc(aws, other).CidrBlockAssociationSet[1]?.AssociationId ?? '';
    expect(found(aws, 'cidr', '10.0.0.0/16')).toEqual([id]);
    expect(found(aws, 'cidr', '10.2.0.0/16')).toEqual([]);
    expect(found(aws, 'cidr-block-association.cidr-block', '10.2.*')).toEqual([other]);
    expect(found(aws, 'cidr-block-association.association-id', association)).toEqual([other]);
    expect(found(aws, 'cidr-block-association.state', 'associated')).toEqual([id, other]);
    expect(found(aws, 'dhcp-options-id', aws.all('vpc')[0]?.DhcpOptionsId ?? '')).toEqual([id, other]);
    expect(found(aws, 'is-default', 'true')).toEqual([other]);
    expect(found(aws, 'isDefault', 'false')).toEqual([id]);
    expect(found(aws, 'owner-id', '111122223333')).toEqual([id, other]);
    expect(found(aws, 'state', 'pending')).toEqual([]);
    expect(found(aws, 'vpc-id', id, 'vpc-none')).toEqual([id]);
    expect(found(aws, 'ipv6-cidr-block-association.state', '*')).toEqual([]);
  });

  it('refuses an id that does not exist', () => {
    expect(new Account().refusal('DescribeVpcs', { VpcIds: ['vpc-1'] })).toBe(
      "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist",
    );
  });
});

describe('VPC attributes', () => {
  it('starts with DNS support and without DNS hostnames, and changes one at a time', () => {
    const aws = new Account();
    const VpcId = createVpc(aws);
    const read = (Attribute: string) => aws.run('DescribeVpcAttribute', { VpcId, Attribute });
    expect(read('enableDnsSupport')).toEqual({ VpcId, EnableDnsSupport: { Value: true } });
    expect(read('enableDnsHostnames')).toEqual({ VpcId, EnableDnsHostnames: { Value: false } });
    expect(read('enableNetworkAddressUsageMetrics')).toEqual({
      VpcId,
      EnableNetworkAddressUsageMetrics: { Value: false },
    });
    aws.run('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });
    expect(read('enableDnsHostnames')).toEqual({ VpcId, EnableDnsHostnames: { Value: true } });
    aws.run('ModifyVpcAttribute', { VpcId, EnableDnsSupport: { Value: false } });
    expect(read('enableDnsSupport')).toEqual({ VpcId, EnableDnsSupport: { Value: false } });
  });

  it('refuses two at once, none, hostnames without support, and an unknown VPC', () => {
    const aws = new Account();
    const VpcId = createVpc(aws);
    const on = { Value: true };
    expect(aws.refusal('ModifyVpcAttribute', { VpcId, EnableDnsSupport: on, EnableDnsHostnames: on })).toBe(
      'InvalidParameterCombination: Fields for multiple attribute types specified: enableDnsHostnames, enableDnsSupport',
    );
    expect(aws.refusal('ModifyVpcAttribute', { VpcId })).toMatch(/^InvalidParameterCombination: /);
    aws.run('ModifyVpcAttribute', { VpcId, EnableDnsSupport: { Value: false } });
    expect(aws.refusal('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: on })).toMatch(
      /^InvalidParameterCombination: /,
    );
    for (const operation of ['ModifyVpcAttribute', 'DescribeVpcAttribute', 'DeleteVpc'])
      expect(
        aws.refusal(operation, {
          VpcId: 'vpc-1',
          ...(operation === 'DescribeVpcAttribute' ? { Attribute: 'enableDnsSupport' } : {}),
        }),
      ).toMatch(/^InvalidVpcID.NotFound: /);
  });
});

describe('DeleteVpc', () => {
  it('takes the main route table, default security group and default network ACL along', () => {
    const aws = new Account();
    aws.run('DeleteVpc', { VpcId: createVpc(aws) });
    for (const table of ['vpc', 'route-table', 'security-group', 'network-acl'] as const)
      expect(aws.all(table)).toEqual([]);
    aws.settle();
    expect(aws.all('vpc')).toEqual([]);
  });

  it.each([
    ['a subnet', 'CreateSubnet', { CidrBlock: '10.0.1.0/24' }],
    ['a second route table', 'CreateRouteTable', {}],
    ['a security group', 'CreateSecurityGroup', { GroupName: 'web', Description: 'web servers' }],
    ['a network ACL', 'CreateNetworkAcl', {}],
  ])('refuses while %s exists', (_case, operation, input) => {
    const aws = new Account();
    const VpcId = createVpc(aws);
    aws.run(operation, { VpcId, ...input } as JsonObject);
    expect(aws.refusal('DeleteVpc', { VpcId })).toBe(
      `DependencyViolation: The vpc '${VpcId}' has dependencies and cannot be deleted.`,
    );
  });

  it('refuses while an internet gateway is attached', () => {
    const aws = new Account();
    const VpcId = createVpc(aws);
    const { InternetGateway } = aws.run('CreateInternetGateway');
    const { InternetGatewayId } = InternetGateway as { readonly InternetGatewayId: string };
    aws.run('AttachInternetGateway', { InternetGatewayId, VpcId });
    expect(aws.refusal('DeleteVpc', { VpcId })).toMatch(/^DependencyViolation: /);
    aws.run('DetachInternetGateway', { InternetGatewayId, VpcId });
    aws.run('DeleteVpc', { VpcId });
    expect(aws.all('vpc')).toEqual([]);
  });
});

describe('DeleteVpc with a peering', () => {
  it.each([
    ['pending-acceptance', 'refused'],
    ['active', 'refused'],
    ['rejected', 'deleted'],
    ['deleted', 'deleted'],
  ] as const)('that is %s: %s', (Code, effect) => {
    const aws = new Account();
    const VpcId = createVpc(aws);
    const side = { OwnerId: '111122223333', Region: 'us-east-1', AllowDnsResolutionFromRemoteVpc: false };
    aws.put('vpc-peering-connection', {
      id: 'pcx-1',
      key: 'pcx-1',
      account: '111122223333',
      region: 'us-east-1',
      Tags: [],
      Status: { Code, Message: '' },
      RequesterVpcInfo: { ...side, VpcId: 'vpc-far' },
      AccepterVpcInfo: { ...side, VpcId },
    });
    if (effect === 'refused') expect(aws.refusal('DeleteVpc', { VpcId })).toMatch(/^DependencyViolation: /);
    else aws.run('DeleteVpc', { VpcId });
    expect(aws.all('vpc')).toHaveLength(effect === 'refused' ? 1 : 0);
  });
});

describe('what an import brings', () => {
  it('is what describe printed, for every VPC that requests can make', () => {
    const aws = new Account();
    const plain = createVpc(aws);
    const changed = createVpc(aws, '10.1.0.0/16');
    aws.run('AssociateVpcCidrBlock', { VpcId: changed, CidrBlock: '10.2.0.0/16' });
    aws.run('ModifyVpcAttribute', { VpcId: changed, EnableDnsHostnames: { Value: true } });
    aws.run('CreateDefaultVpc');
    aws.run('ModifyVpcAttribute', { VpcId: plain, EnableDnsSupport: { Value: false } });
    for (const vpc of aws.all('vpc')) expect(aws.roundTrip('vpc', vpc.id)).toEqual(vpc);
    aws.settle();
    for (const vpc of aws.all('vpc')) expect(aws.roundTrip('vpc', vpc.id)).toEqual(vpc);
  });

  it('may leave out all but the id and the block, and may say more than is modelled', () => {
    expect(
      parseImported('vpc', {
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.7/16',
        EncryptionControl: { Mode: 'monitor' },
      }),
    ).toEqual({
      id: 'vpc-1',
      key: 'vpc-1',
      account: '111122223333',
      region: 'us-east-1',
      Tags: [],
      CidrBlockAssociationSet: [
        {
          AssociationId: 'vpc-cidr-assoc-of-vpc-1/10.0.0.0/16',
          CidrBlock: '10.0.0.0/16',
          State: 'associated',
        },
      ],
      State: 'available',
      IsDefault: false,
      InstanceTenancy: 'default',
      DhcpOptionsId: 'default',
      EnableDnsSupport: true,
      EnableDnsHostnames: false,
      extra: { EncryptionControl: { Mode: 'monitor' } },
    });
  });

  it('is refused with the path of what cannot be read', () => {
    expect(parseImported('vpc', { CidrBlock: '10.0.0.0/16' })).toMatch(/^VpcId: /);
    expect(parseImported('vpc', { VpcId: 'vpc-1', CidrBlock: 'ten' })).toMatch(/^CidrBlock: /);
    expect(
      parseImported('vpc', {
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.0/16',
        CidrBlockAssociationSet: [{ CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'odd' } }],
      }),
    ).toMatch(/^CidrBlockAssociationSet\[0\]\.CidrBlockState\.State: /);
  });
});
