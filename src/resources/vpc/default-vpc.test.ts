import { describe, expect, it } from 'vitest';
import { Account } from '../../testing/account.ts';

describe('the default VPC', () => {
  it('NET-12: has a public /20 in every zone, an internet gateway and the route to it', () => {
    const aws = new Account('eu-west-1');
    const { Vpc } = aws.run('CreateDefaultVpc');
    const { VpcId } = Vpc as { readonly VpcId: string };
    expect(aws.all('vpc')).toMatchObject([
      { id: VpcId, IsDefault: true, EnableDnsSupport: true, EnableDnsHostnames: true },
    ]);
    expect(aws.all('vpc')[0]?.CidrBlockAssociationSet).toMatchObject([{ CidrBlock: '172.31.0.0/16' }]);
    const subnets = aws.all('subnet');
    expect(subnets.map((subnet) => [subnet.AvailabilityZone, subnet.CidrBlock])).toEqual([
      ['eu-west-1a', '172.31.0.0/20'],
      ['eu-west-1b', '172.31.16.0/20'],
      ['eu-west-1c', '172.31.32.0/20'],
    ]);
    expect(subnets.every((subnet) => subnet.MapPublicIpOnLaunch && subnet.DefaultForAz)).toBe(true);
    const gateway = aws.all('internet-gateway')[0];
    expect(gateway?.Attachments).toEqual([{ State: 'available', VpcId }]);
    expect(aws.all('route-table')).toMatchObject([
      {
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', Target: { Field: 'GatewayId', Id: gateway?.id } }],
      },
    ]);
    expect(aws.all('security-group')).toHaveLength(1);
    expect(aws.all('network-acl')[0]?.Associations.map((association) => association.SubnetId)).toEqual(
      subnets.map((subnet) => subnet.id),
    );
  });

  it('is one per account and Region', () => {
    const aws = new Account();
    aws.run('CreateDefaultVpc');
    expect(aws.refusal('CreateDefaultVpc')).toMatch(/^DefaultVpcAlreadyExists: /);
    const elsewhere = new Account('us-west-2', aws.account, aws.cloud);
    elsewhere.run('CreateDefaultVpc');
    expect(elsewhere.all('vpc').map((vpc) => vpc.region)).toEqual(['us-east-1', 'us-west-2']);
  });

  it('is made on first need and then found again', () => {
    const aws = new Account();
    aws.run('CreateVpc', { CidrBlock: '10.0.0.0/16' });
    const first = aws.internal('InternalEnsureDefaultVpc');
    const again = aws.internal('InternalEnsureDefaultVpc');
    expect(again).toEqual(first);
    expect(aws.all('vpc').filter((vpc) => vpc.IsDefault)).toMatchObject([{ id: first.VpcId }]);
  });
});

describe('CreateDefaultSubnet', () => {
  it('takes the lowest free /20', () => {
    const aws = new Account();
    const { Vpc } = aws.run('CreateDefaultVpc');
    const [first, second] = aws.all('subnet');
    for (const subnet of [first, second]) aws.run('DeleteSubnet', { SubnetId: subnet?.id ?? '' });
    const { VpcId } = Vpc as { readonly VpcId: string };
    aws.run('CreateSubnet', { VpcId, CidrBlock: '172.31.3.0/24' });
    expect(aws.run('CreateDefaultSubnet', { AvailabilityZone: 'us-east-1a' }).Subnet).toMatchObject({
      CidrBlock: '172.31.16.0/20',
      AvailabilityZone: 'us-east-1a',
      DefaultForAz: true,
      MapPublicIpOnLaunch: true,
    });
  });

  it('refuses a second one, one without a default VPC, an unknown zone and none', () => {
    const aws = new Account();
    const inZone = (AvailabilityZone: string) => aws.refusal('CreateDefaultSubnet', { AvailabilityZone });
    expect(inZone('us-east-1a')).toMatch(/^DefaultVpcDoesNotExist: /);
    expect(inZone('us-east-1z')).toMatch(/^InvalidParameterValue: /);
    expect(aws.refusal('CreateDefaultSubnet')).toMatch(/^MissingParameter: /);
    aws.run('CreateDefaultVpc');
    expect(inZone('us-east-1a')).toBe(
      `DefaultSubnetAlreadyExistsInAvailabilityZone: '${aws.all('subnet')[0]?.id}' is already the default subnet in us-east-1a.`,
    );
  });

  it('refuses when the default VPC is full', () => {
    const aws = new Account();
    const { Vpc } = aws.run('CreateDefaultVpc');
    const { VpcId } = Vpc as { readonly VpcId: string };
    const SubnetId = aws.all('subnet')[0]?.id ?? '';
    aws.run('DeleteSubnet', { SubnetId });
    aws.run('CreateSubnet', { VpcId, CidrBlock: '172.31.128.0/17' });
    for (const block of ['172.31.0.0/20', '172.31.96.0/19'])
      aws.run('CreateSubnet', { VpcId, CidrBlock: block });
    expect(aws.refusal('CreateDefaultSubnet', { AvailabilityZone: 'us-east-1a' })).toMatch(
      /^InvalidSubnet.Conflict: /,
    );
  });
});
