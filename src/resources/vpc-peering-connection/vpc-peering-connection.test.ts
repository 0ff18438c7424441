import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { Account, parseImported } from '../../testing/account.ts';
import { advance, dig, listOf } from '../../testing/small-network.ts';
import { vpcPeeringConnectionDescribe } from './describe.ts';

const DAY_MS = 86_400_000;

function addVpc(aws: Account, CidrBlock: string): string {
  return dig(aws.run('CreateVpc', { CidrBlock }), 'Vpc', 'VpcId');
}

/** The same document, seen from another account or Region. */
function elsewhere(aws: Account, region: string, account: string): Account {
  return new Account(region, account, aws.cloud);
}

function ask(aws: Account, VpcId: string, PeerVpcId: string, more: JsonObject = {}): string {
  const made = aws.run('CreateVpcPeeringConnection', { VpcId, PeerVpcId, ...more });
  return dig(made, 'VpcPeeringConnection', 'VpcPeeringConnectionId');
}

function described(aws: Account, id: string): JsonObject {
  const answer = aws.run('DescribeVpcPeeringConnections', { VpcPeeringConnectionIds: [id] });
  return listOf(answer, 'VpcPeeringConnections')[0] ?? {};
}

function status(aws: Account, id: string): string {
  return dig(described(aws, id), 'Status', 'Code');
}

/** Two VPCs of one account and Region, and a request between them that waits for an answer. */
function setUp() {
  const aws = new Account();
  const [left, right] = [addVpc(aws, '10.0.0.0/16'), addVpc(aws, '10.1.0.0/16')];
  const VpcPeeringConnectionId = ask(aws, left, right);
  aws.settle();
  return { aws, left, right, named: { VpcPeeringConnectionId }, id: VpcPeeringConnectionId };
}

describe('the life of a peering connection', () => {
  it('PCX-1: is initiated, waits, is provisioned, becomes active and is deleted', () => {
    const aws = new Account();
    const [left, right] = [addVpc(aws, '10.0.0.0/16'), addVpc(aws, '10.1.0.0/16')];
    const { VpcPeeringConnection } = aws.run('CreateVpcPeeringConnection', {
      VpcId: left,
      PeerVpcId: right,
      TagSpecifications: [{ ResourceType: 'vpc-peering-connection', Tags: [{ Key: 'Name', Value: 'a-b' }] }],
    });
    const side = { OwnerId: aws.account, Region: 'us-east-1' };
    expect(VpcPeeringConnection).toEqual({
      AccepterVpcInfo: { ...side, VpcId: right },
      ExpirationTime: '2026-01-08T00:00:00.000Z',
      RequesterVpcInfo: {
        ...side,
        CidrBlock: '10.0.0.0/16',
        CidrBlockSet: [{ CidrBlock: '10.0.0.0/16' }],
        VpcId: left,
      },
      Status: { Code: 'initiating-request', Message: `Initiating Request to ${aws.account}` },
      Tags: [{ Key: 'Name', Value: 'a-b' }],
      VpcPeeringConnectionId: expect.stringMatching(/^pcx-0[0-9a-f]{16}$/),
    });
    const VpcPeeringConnectionId = dig(VpcPeeringConnection, 'VpcPeeringConnectionId');
    aws.settle();
    const Message = `Pending Acceptance by ${aws.account}`;
    expect(described(aws, VpcPeeringConnectionId).Status).toEqual({ Code: 'pending-acceptance', Message });
    const accepted = aws.run('AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
    expect(dig(accepted, 'VpcPeeringConnection', 'Status', 'Code')).toBe('provisioning');
    aws.settle();
    const active = described(aws, VpcPeeringConnectionId);
    expect(active).toMatchObject({
      AccepterVpcInfo: {
        CidrBlock: '10.1.0.0/16',
        PeeringOptions: { AllowDnsResolutionFromRemoteVpc: false },
      },
      Status: { Code: 'active', Message: 'Active' },
    });
    expect(active).not.toHaveProperty('ExpirationTime');
    expect(aws.run('DeleteVpcPeeringConnection', { VpcPeeringConnectionId })).toEqual({ Return: true });
    expect(described(aws, VpcPeeringConnectionId).Status).toEqual({
      Code: 'deleted',
      Message: `Deleted by ${aws.account}`,
    });
  });

  it('PCX-1: expires after seven days without an answer, and is shown two days more', () => {
    const { aws, id, named } = setUp();
    advance(aws, 6 * DAY_MS);
    expect(status(aws, id)).toBe('pending-acceptance');
    advance(aws, 8 * DAY_MS);
    expect(status(aws, id)).toBe('expired');
    expect(aws.refusal('AcceptVpcPeeringConnection', named)).toBe(
      `InvalidStateTransition: Invalid state transition for ${id}, attempted to transition from expired to active`,
    );
    advance(aws, 3 * DAY_MS);
    expect(aws.refusal('AcceptVpcPeeringConnection', named)).toMatch(
      /^InvalidVpcPeeringConnectionID.NotFound/,
    );
  });

  it('an accepted connection does not expire', () => {
    const { aws, id, named } = setUp();
    aws.run('AcceptVpcPeeringConnection', named);
    advance(aws, 9 * DAY_MS);
    expect(status(aws, id)).toBe('active');
  });

  it.each([['10.0.0.0/16'], ['10.0.128.0/17']])('PCX-2: fails where %s overlaps 10.0.0.0/16', (block) => {
    const aws = new Account();
    const id = ask(aws, addVpc(aws, '10.0.0.0/16'), addVpc(aws, block));
    aws.settle();
    expect(described(aws, id).Status).toEqual({
      Code: 'failed',
      Message: 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range',
    });
    expect(aws.refusal('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id })).toMatch(
      /^InvalidStateTransition/,
    );
  });

  it('PCX-2: one connection per pair, either way round, until it is over', () => {
    const { aws, left, right, named } = setUp();
    const again = { VpcId: right, PeerVpcId: left };
    expect(aws.refusal('CreateVpcPeeringConnection', again)).toMatch(/^VpcPeeringConnectionAlreadyExists/);
    expect(aws.run('RejectVpcPeeringConnection', named)).toEqual({ Return: true });
    expect(aws.run('CreateVpcPeeringConnection', again)).toHaveProperty('VpcPeeringConnection');
    expect(aws.refusal('RejectVpcPeeringConnection', named)).toMatch(
      /^InvalidStateTransition.*from rejected/,
    );
  });

  it('refuses VPCs that are not there or the same', () => {
    const { aws, left } = setUp();
    const refused = (VpcId: string, PeerVpcId: string) =>
      aws.refusal('CreateVpcPeeringConnection', { VpcId, PeerVpcId });
    expect(refused('vpc-0', left)).toMatch(/^InvalidVpcID.NotFound/);
    expect(refused(left, 'vpc-0')).toMatch(/^InvalidVpcID.NotFound/);
    expect(refused(left, left)).toMatch(/^InvalidParameterValue/);
  });
});

describe('other accounts and Regions', () => {
  function across(region: string, account: string) {
    const aws = new Account();
    const far = elsewhere(aws, region, account);
    const peer = addVpc(far, '10.1.0.0/16');
    aws.cloud = far.cloud;
    const own = addVpc(aws, '10.0.0.0/16');
    const id = ask(aws, own, peer, { PeerOwnerId: account, PeerRegion: region });
    aws.settle();
    far.cloud = aws.cloud;
    return { aws, far, own, peer, id, named: { VpcPeeringConnectionId: id } };
  }

  it('the accepter accepts from its own account and Region; both sides see the connection', () => {
    const { aws, far, id, named } = across('eu-west-1', '999988887777');
    expect(status(far, id)).toBe('pending-acceptance');
    expect(aws.refusal('AcceptVpcPeeringConnection', named)).toBe(
      `OperationNotPermitted: User ${aws.account} cannot accept peering ${id}`,
    );
    expect(aws.refusal('RejectVpcPeeringConnection', named)).toMatch(/^OperationNotPermitted/);
    expect(far.refusal('DeleteVpcPeeringConnection', named)).toMatch(/^OperationNotPermitted/);
    const stranger = elsewhere(aws, 'us-east-1', '555555555555');
    expect(stranger.refusal('AcceptVpcPeeringConnection', named)).toBe(
      `InvalidVpcPeeringConnectionID.NotFound: The vpcPeeringConnection ID '${id}' does not exist`,
    );
    expect(stranger.run('DescribeVpcPeeringConnections')).toEqual({ VpcPeeringConnections: [] });
    far.run('AcceptVpcPeeringConnection', named);
    far.settle();
    expect(status(elsewhere(far, 'us-east-1', aws.account), id)).toBe('active');
    far.run('DeleteVpcPeeringConnection', named);
    expect(described(far, id).Status).toEqual({ Code: 'deleting', Message: 'Deleting by 999988887777' });
    far.settle();
    expect(described(far, id).Status).toEqual({ Code: 'deleted', Message: 'Deleted by 999988887777' });
  });

  it('one account, two Regions: the wrong one is told so', () => {
    const { aws, id, named } = across('us-west-2', '111122223333');
    expect(aws.refusal('AcceptVpcPeeringConnection', named)).toBe(
      `OperationNotPermitted: Incorrect region ( us-east-1 ) specified for this request. VPC peering connection ${id} must be accepted in region us-west-2`,
    );
    const third = elsewhere(aws, 'eu-west-1', '111122223333');
    expect(third.refusal('DeleteVpcPeeringConnection', named)).toMatch(/^OperationNotPermitted/);
  });

  it('PCX-2: fails where the account or Region does not fit the VPC', () => {
    const { aws, far, own } = across('eu-west-1', '999988887777');
    const other = addVpc(far, '10.5.0.0/16');
    aws.cloud = far.cloud;
    const id = ask(aws, own, other, { PeerOwnerId: '999988887777', PeerRegion: 'eu-west-2' });
    aws.settle();
    expect(status(aws, id)).toBe('failed');
  });

  it('PCX-8: each side sets its own option', () => {
    const { aws, far, named } = across('eu-west-1', '999988887777');
    const on = { AllowDnsResolutionFromRemoteVpc: true };
    const requester = { ...named, RequesterPeeringConnectionOptions: on };
    expect(aws.refusal('ModifyVpcPeeringConnectionOptions', requester)).toMatch(
      /^OperationNotPermitted: Peering pcx-\w+ is not active\./,
    );
    far.run('AcceptVpcPeeringConnection', named);
    far.settle();
    aws.cloud = far.cloud;
    expect(aws.run('ModifyVpcPeeringConnectionOptions', requester)).toEqual({
      RequesterPeeringConnectionOptions: {
        AllowDnsResolutionFromRemoteVpc: true,
        AllowEgressFromLocalClassicLinkToRemoteVpc: false,
        AllowEgressFromLocalVpcToRemoteClassicLink: false,
      },
    });
    expect(described(aws, named.VpcPeeringConnectionId)).toMatchObject({
      RequesterVpcInfo: { PeeringOptions: on },
      AccepterVpcInfo: { PeeringOptions: { AllowDnsResolutionFromRemoteVpc: false } },
    });
    const accepter = { ...named, AccepterPeeringConnectionOptions: on };
    expect(aws.refusal('ModifyVpcPeeringConnectionOptions', accepter)).toMatch(
      /^OperationNotPermitted: User/,
    );
    expect(aws.refusal('ModifyVpcPeeringConnectionOptions', named)).toMatch(/^MissingParameter/);
    const unknown = { ...accepter, VpcPeeringConnectionId: 'pcx-0' };
    expect(aws.refusal('ModifyVpcPeeringConnectionOptions', unknown)).toMatch(
      /^InvalidVpcPeeringConnectionID.NotFound/,
    );
  });
});

describe('DescribeVpcPeeringConnections', () => {
  it('filters and pages', () => {
    const { aws, left, right, id } = setUp();
    const found = (Name: string, ...Values: string[]) =>
      listOf(
        aws.run('DescribeVpcPeeringConnections', { Filters: [{ Name, Values }] }),
        'VpcPeeringConnections',
      ).length;
    expect(found('requester-vpc-info.vpc-id', left)).toBe(1);
    expect(found('accepter-vpc-info.vpc-id', left)).toBe(0);
    expect(found('accepter-vpc-info.vpc-id', right)).toBe(1);
    expect(found('accepter-vpc-info.cidr-block', '10.1.0.0/16')).toBe(1);
    expect(found('requester-vpc-info.owner-id', aws.account)).toBe(1);
    expect(found('status-code', 'active')).toBe(0);
    expect(found('status-message', 'Pending*')).toBe(1);
    expect(found('expiration-time', '2026-01-08T*')).toBe(1);
    expect(found('vpc-peering-connection-id', id)).toBe(1);
    const refused = (input: JsonObject) => aws.refusal('DescribeVpcPeeringConnections', input);
    expect(refused({ VpcPeeringConnectionIds: ['pcx-0'] })).toMatch(
      /^InvalidVpcPeeringConnectionID.NotFound/,
    );
    expect(refused({ VpcPeeringConnectionIds: [id], MaxResults: 5 })).toMatch(/^InvalidParameterCombination/);
    expect(refused({ NextToken: 'x' })).toMatch(/^InvalidNextToken/);
    expect(refused({ MaxResults: 1 })).toMatch(/^InvalidParameterValue/);
  });

  it('is read back as it was, in every state', () => {
    const { aws, id, named } = setUp();
    const check = () => {
      for (const record of aws.all('vpc-peering-connection'))
        expect(aws.roundTrip('vpc-peering-connection', record.id)).toEqual(record);
    };
    check();
    aws.run('AcceptVpcPeeringConnection', named);
    check();
    aws.settle();
    const on = { AllowDnsResolutionFromRemoteVpc: true };
    aws.run('ModifyVpcPeeringConnectionOptions', { ...named, AccepterPeeringConnectionOptions: on });
    check();
    aws.run('DeleteVpcPeeringConnection', named);
    check();
    expect(status(aws, id)).toBe('deleted');
  });

  it("keeps a far VPC's blocks only where the VPC is not at hand", () => {
    const raw = {
      VpcPeeringConnectionId: 'pcx-1',
      RequesterVpcInfo: { VpcId: 'vpc-1', OwnerId: '1', Region: 'us-east-1', CidrBlock: '10.0.0.0/16' },
      AccepterVpcInfo: { VpcId: 'vpc-2', OwnerId: '2', Region: 'eu-west-1', CidrBlock: '10.1.0.0/16' },
      Status: { Code: 'active', Message: 'Active' },
    };
    const parsed = vpcPeeringConnectionDescribe.parse(raw, {
      account: '2',
      region: 'eu-west-1',
      mintId: (prefix, from) => `${prefix}-of-${from}`,
      warn: () => {},
      has: (id) => id === 'vpc-2',
    });
    expect(parsed).toMatchObject([
      {
        record: {
          account: '1',
          region: 'us-east-1',
          RequesterVpcInfo: { CidrBlockSet: ['10.0.0.0/16'], AllowDnsResolutionFromRemoteVpc: false },
        },
      },
    ]);
    expect(parsed).not.toHaveProperty([0, 'record', 'AccepterVpcInfo', 'CidrBlockSet']);
    expect(parseImported('vpc-peering-connection', { VpcPeeringConnectionId: 'pcx-1' })).toMatch(
      /^RequesterVpcInfo: /,
    );
  });
});
