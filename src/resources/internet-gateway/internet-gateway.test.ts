import { describe, expect, it } from 'vitest';
import { Account, parseImported } from '../../testing/account.ts';

function setUp() {
  const aws = new Account();
  const vpc = (CidrBlock: string) =>
    (aws.run('CreateVpc', { CidrBlock }).Vpc as { readonly VpcId: string }).VpcId;
  const gateway = () =>
    (aws.run('CreateInternetGateway').InternetGateway as { readonly InternetGatewayId: string })
      .InternetGatewayId;
  const pair = { InternetGatewayId: gateway(), VpcId: vpc('10.0.0.0/16') };
  return { aws, vpc, gateway, pair };
}

describe('internet gateways', () => {
  it('are created without an attachment', () => {
    const { aws } = setUp();
    const { InternetGateway } = aws.run('CreateInternetGateway', {
      TagSpecifications: [{ ResourceType: 'internet-gateway', Tags: [{ Key: 'Name', Value: 'door' }] }],
    });
    expect(InternetGateway).toEqual({
      Attachments: [],
      InternetGatewayId: expect.stringMatching(/^igw-0[0-9a-f]{16}$/),
      OwnerId: '111122223333',
      Tags: [{ Key: 'Name', Value: 'door' }],
    });
  });

  it('are attached, detached and deleted', () => {
    const { aws, pair } = setUp();
    const { InternetGatewayId, VpcId } = pair;
    aws.run('AttachInternetGateway', pair);
    expect(aws.run('DescribeInternetGateways').InternetGateways).toMatchObject([
      { InternetGatewayId, Attachments: [{ State: 'available', VpcId }] },
    ]);
    expect(aws.refusal('DeleteInternetGateway', { InternetGatewayId })).toBe(
      `DependencyViolation: The internetGateway '${InternetGatewayId}' has dependencies and cannot be deleted.`,
    );
    aws.run('DetachInternetGateway', pair);
    aws.run('DeleteInternetGateway', { InternetGatewayId });
    expect(aws.all('internet-gateway')).toEqual([]);
  });

  it('IGW-3: a gateway serves one VPC, a VPC has one gateway', () => {
    const { aws, vpc, gateway, pair } = setUp();
    aws.run('AttachInternetGateway', pair);
    expect(aws.refusal('AttachInternetGateway', { ...pair, VpcId: vpc('10.1.0.0/16') })).toBe(
      `Resource.AlreadyAssociated: resource ${pair.InternetGatewayId} is already attached to network ${pair.VpcId}`,
    );
    expect(aws.refusal('AttachInternetGateway', { ...pair, InternetGatewayId: gateway() })).toBe(
      `InvalidParameterValue: Network ${pair.VpcId} already has an internet gateway attached`,
    );
  });

  it('are not detached from where they are not attached', () => {
    const { aws, pair } = setUp();
    expect(aws.refusal('DetachInternetGateway', pair)).toBe(
      `Gateway.NotAttached: resource ${pair.InternetGatewayId} is not attached to network ${pair.VpcId}`,
    );
  });

  it.each(['auto-assigned', 'elastic'])(
    'IGW-6: an %s public address in the VPC holds the gateway',
    (kind) => {
      const { aws, pair } = setUp();
      aws.run('AttachInternetGateway', pair);
      const { Subnet } = aws.run('CreateSubnet', { VpcId: pair.VpcId, CidrBlock: '10.0.1.0/24' });
      const owner = { key: 'x', account: '111122223333', region: 'us-east-1', Tags: [] };
      aws.put('network-interface', {
        ...owner,
        id: 'eni-1',
        SubnetId: (Subnet as { readonly SubnetId: string }).SubnetId,
        Description: '',
        InterfaceType: 'interface',
        Groups: [],
        PrivateIpAddresses: [
          {
            PrivateIpAddress: '10.0.1.4',
            ...(kind === 'elastic' ? {} : { Association: { PublicIp: '3.3.3.3', IpOwnerId: 'amazon' } }),
          },
        ],
        AssociatePublicIpAddress: kind !== 'elastic',
        MacAddress: '02:00:00:00:00:01',
        SourceDestCheck: true,
        RequesterManaged: false,
      });
      if (kind === 'elastic')
        aws.put('elastic-ip', {
          ...owner,
          id: 'eipalloc-1',
          PublicIp: '3.3.3.4',
          PublicIpv4Pool: 'amazon',
          NetworkBorderGroup: 'us-east-1',
          Association: {
            AssociationId: 'eipassoc-1',
            NetworkInterfaceId: 'eni-1',
            PrivateIpAddress: '10.0.1.4',
          },
        });
      expect(aws.refusal('DetachInternetGateway', pair)).toBe(
        `DependencyViolation: Network ${pair.VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    },
  );

  it.each(['AttachInternetGateway', 'DetachInternetGateway'])('%s refuses unknown ids', (operation) => {
    const { aws, pair } = setUp();
    expect(aws.refusal(operation, { ...pair, InternetGatewayId: 'igw-1' })).toBe(
      "InvalidInternetGatewayID.NotFound: The internetGateway ID 'igw-1' does not exist",
    );
    expect(aws.refusal(operation, { ...pair, VpcId: 'vpc-1' })).toMatch(/^InvalidVpcID.NotFound: /);
  });

  it('DeleteInternetGateway and DescribeInternetGateways refuse unknown ids', () => {
    const { aws } = setUp();
    expect(aws.refusal('DeleteInternetGateway', { InternetGatewayId: 'igw-1' })).toMatch(
      /^InvalidInternetGatewayID.NotFound: /,
    );
    expect(aws.refusal('DescribeInternetGateways', { InternetGatewayIds: ['igw-1'] })).toMatch(
      /^InvalidInternetGatewayID.NotFound: /,
    );
  });

  it('are found by each of the documented filters', () => {
    const { aws, gateway, pair } = setUp();
    const loose = gateway();
    aws.run('AttachInternetGateway', pair);
    const found = (Name: string, Value: string) => {
      const answer = aws.run('DescribeInternetGateways', { Filters: [{ Name, Values: [Value] }] });
      return (answer.InternetGateways as readonly { readonly InternetGatewayId: string }[]).map(
        (each) => each.InternetGatewayId,
      );
    };
    expect(found('attachment.vpc-id', pair.VpcId)).toEqual([pair.InternetGatewayId]);
    expect(found('attachment.state', 'available')).toEqual([pair.InternetGatewayId]);
    expect(found('internet-gateway-id', loose)).toEqual([loose]);
    expect(found('owner-id', '111122223333')).toEqual([pair.InternetGatewayId, loose]);
  });

  it('are read back from what describe prints, and from less and more', () => {
    const { aws, pair } = setUp();
    aws.run('AttachInternetGateway', pair);
    for (const gateway of aws.all('internet-gateway'))
      expect(aws.roundTrip('internet-gateway', gateway.id)).toEqual(gateway);
    expect(
      parseImported('internet-gateway', {
        InternetGatewayId: 'igw-1',
        Attachments: [{ VpcId: 'vpc-1' }],
        New: 1,
      }),
    ).toEqual({
      id: 'igw-1',
      key: 'igw-1',
      account: '111122223333',
      region: 'us-east-1',
      Attachments: [{ State: 'available', VpcId: 'vpc-1' }],
      Tags: [],
      extra: { New: 1 },
    });
    expect(parseImported('internet-gateway', { Attachments: [] })).toMatch(/^InternetGatewayId: /);
  });
});
