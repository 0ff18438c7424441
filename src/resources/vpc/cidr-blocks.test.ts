import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { Account } from '../../testing/account.ts';
import type { PeeringSide } from '../vpc-peering-connection/schema.ts';

function setUp() {
  const aws = new Account();
  const { Vpc } = aws.run('CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const { VpcId } = Vpc as { readonly VpcId: string };
  const associate = (CidrBlock: string) => {
    const output = aws.run('AssociateVpcCidrBlock', { VpcId, CidrBlock });
    return (output.CidrBlockAssociation as { readonly AssociationId: string }).AssociationId;
  };
  const states = () =>
    aws
      .all('vpc')
      .flatMap((vpc) => vpc.CidrBlockAssociationSet.map((block) => [block.CidrBlock, block.State]));
  const refusal = (CidrBlock: string) => aws.refusal('AssociateVpcCidrBlock', { VpcId, CidrBlock });
  return { aws, VpcId, associate, states, refusal };
}

function addPeering(
  aws: Account,
  code: 'active' | 'pending-acceptance',
  requester: string,
  accepter: string,
) {
  const side = (VpcId: string): PeeringSide => ({
    VpcId,
    OwnerId: '111122223333',
    Region: 'us-east-1',
    AllowDnsResolutionFromRemoteVpc: false,
    // A VPC of another account: known by what AWS says of it only.
    ...(VpcId === 'vpc-far' ? { CidrBlockSet: ['10.9.0.0/16'] } : {}),
  });
  aws.put('vpc-peering-connection', {
    id: 'pcx-1',
    key: 'pcx-1',
    account: '111122223333',
    region: 'us-east-1',
    Tags: [],
    Status: { Code: code, Message: '' },
    RequesterVpcInfo: side(requester),
    AccepterVpcInfo: side(accepter),
  });
}

describe('AssociateVpcCidrBlock', () => {
  it('NET-6: a block is associating first and associated a moment later', () => {
    const { aws, associate, states } = setUp();
    associate('10.1.0.9/16');
    expect(states()).toEqual([
      ['10.0.0.0/16', 'associated'],
      ['10.1.0.0/16', 'associating'],
    ]);
    aws.settle();
    expect(states()[1]).toEqual(['10.1.0.0/16', 'associated']);
  });

  it('NET-6: only an associated block takes subnets', () => {
    const { aws, VpcId, associate } = setUp();
    associate('10.1.0.0/16');
    expect(aws.refusal('CreateSubnet', { VpcId, CidrBlock: '10.1.0.0/24' })).toMatch(
      /^InvalidSubnet.Range: /,
    );
    aws.settle();
    aws.run('CreateSubnet', { VpcId, CidrBlock: '10.1.0.0/24' });
    expect(aws.all('subnet')).toMatchObject([{ CidrBlock: '10.1.0.0/24' }]);
  });

  it.each([
    ['its own block', '10.0.0.0/16'],
    ['a part of its own block', '10.0.128.0/24'],
    ['a size out of range', '10.2.0.0/15'],
    ['link-local addresses', '169.254.8.0/24'],
  ])('NET-4, NET-5: refuses %s', (_case, block) => {
    expect(setUp().refusal(block)).toMatch(/^InvalidVpc.Range: /);
  });

  it.each(['192.168.0.0/16', '172.31.0.0/16', '198.19.0.0/16', '100.64.0.0/16', '8.8.0.0/16'])(
    'NET-5: takes %s beside 10.0.0.0/16, as AWS does since it lifted the older restrictions',
    (block) => {
      const { associate, states } = setUp();
      associate(block);
      expect(states()[1]?.[0]).toBe(block);
    },
  );

  it('NET-4: a block as wide as a route destination is refused, a narrower one is not', () => {
    const { aws, VpcId, associate, refusal, states } = setUp();
    const { InternetGateway } = aws.run('CreateInternetGateway');
    const { InternetGatewayId } = InternetGateway as { readonly InternetGatewayId: string };
    aws.run('AttachInternetGateway', { InternetGatewayId, VpcId });
    const route = { GatewayId: InternetGatewayId, RouteTableId: aws.all('route-table')[0]?.id ?? '' };
    aws.run('CreateRoute', { ...route, DestinationCidrBlock: '10.5.0.0/24' });
    aws.run('CreateRoute', { ...route, DestinationCidrBlock: '0.0.0.0/0' });
    expect(refusal('10.5.0.0/24')).toMatch(/^InvalidVpc.Range: /);
    expect(refusal('10.5.0.0/16')).toMatch(/^InvalidVpc.Range: /);
    associate('10.5.0.0/25');
    expect(states()[1]).toEqual(['10.5.0.0/25', 'associating']);
  });

  it("PCX-11: while peered, the peer's addresses are refused and others are not", () => {
    const { aws, VpcId, refusal, associate, states } = setUp();
    addPeering(aws, 'active', 'vpc-far', VpcId);
    expect(refusal('10.9.4.0/24')).toMatch(/^InvalidVpc.Range: /);
    associate('10.8.0.0/16');
    expect(states()[1]).toEqual(['10.8.0.0/16', 'associating']);
  });

  it('PCX-11: the blocks of a peer in the document are its present ones', () => {
    const { aws, VpcId, refusal } = setUp();
    const { Vpc } = aws.run('CreateVpc', { CidrBlock: '10.7.0.0/16' });
    addPeering(aws, 'active', VpcId, (Vpc as { readonly VpcId: string }).VpcId);
    expect(refusal('10.7.0.0/24')).toMatch(/^InvalidVpc.Range: /);
  });

  it('PCX-11: a requester cannot add a block while its request is pending, an accepter can', () => {
    const requester = setUp();
    addPeering(requester.aws, 'pending-acceptance', requester.VpcId, 'vpc-far');
    expect(requester.refusal('10.8.0.0/16')).toMatch(/^OperationNotPermitted: /);
    const accepter = setUp();
    addPeering(accepter.aws, 'pending-acceptance', 'vpc-far', accepter.VpcId);
    accepter.associate('10.8.0.0/16');
    expect(accepter.states()).toHaveLength(2);
  });

  it.each([
    [{ VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16' }, 'InvalidVpcID.NotFound'],
    [{ CidrBlock: 'ten' }, 'InvalidParameterValue'],
    [{}, 'MissingParameter'],
    [{ AmazonProvidedIpv6CidrBlock: true }, 'UnsupportedOperation'],
  ])('refuses %j', (input, code) => {
    const { aws, VpcId } = setUp();
    const given = { VpcId, ...input } as JsonObject;
    expect(aws.refusal('AssociateVpcCidrBlock', given)).toMatch(new RegExp(`^${code}: `));
  });
});

describe('DisassociateVpcCidrBlock', () => {
  it('NET-6: a block is disassociating first and gone a moment later', () => {
    const { aws, associate, states } = setUp();
    const AssociationId = associate('10.1.0.0/16');
    aws.settle();
    expect(aws.run('DisassociateVpcCidrBlock', { AssociationId }).CidrBlockAssociation).toMatchObject({
      AssociationId,
      CidrBlockState: { State: 'disassociating' },
    });
    aws.settle();
    expect(states()).toEqual([['10.0.0.0/16', 'associated']]);
  });

  it('a block that leaves while it is associating does not come back', () => {
    const { aws, associate, states } = setUp();
    aws.run('DisassociateVpcCidrBlock', { AssociationId: associate('10.1.0.0/16') });
    aws.settle();
    expect(states()).toEqual([['10.0.0.0/16', 'associated']]);
  });

  it('NET-4: the primary block stays; so does one with a subnet', () => {
    const { aws, VpcId, associate } = setUp();
    const primary = aws.all('vpc')[0]?.CidrBlockAssociationSet[0]?.AssociationId ?? '';
    expect(aws.refusal('DisassociateVpcCidrBlock', { AssociationId: primary })).toMatch(
      /^OperationNotPermitted: .* primary IPv4 CIDR block/,
    );
    const AssociationId = associate('10.1.0.0/16');
    aws.settle();
    aws.run('CreateSubnet', { VpcId, CidrBlock: '10.1.1.0/24' });
    expect(aws.refusal('DisassociateVpcCidrBlock', { AssociationId })).toBe(
      `InvalidCidrBlock.InUse: The vpc ${VpcId} currently has a subnet within CIDR block 10.1.0.0/16`,
    );
  });

  it('refuses an association that does not exist', () => {
    expect(setUp().aws.refusal('DisassociateVpcCidrBlock', { AssociationId: 'vpc-cidr-assoc-1' })).toMatch(
      /^InvalidVpcCidrBlockAssociationID.NotFound: /,
    );
  });
});
