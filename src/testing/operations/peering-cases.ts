import { type CaseTable, call, describes, type OperationCases } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const NO_PEERING = { VpcPeeringConnectionId: 'pcx-00000000' };
const request = { VpcPeeringConnectionId: '$request' };
const active = { VpcPeeringConnectionId: '$pcx' };
const pair = { VpcId: '$peer', PeerVpcId: '$other' };
const ELSEWHERE = { account: '444455556666', region: 'eu-west-1' };
const abroad = { VpcPeeringConnectionId: '$abroad' };
/** A request to another account in another Region. */
const foreign = [
  { ...call('CreateVpc', { CidrBlock: '10.8.0.0/16' }, { theirs: 'Vpc.VpcId' }), ...ELSEWHERE },
  call(
    'CreateVpcPeeringConnection',
    {
      VpcId: '$vpc',
      PeerVpcId: '$theirs',
      PeerOwnerId: ELSEWHERE.account,
      PeerRegion: ELSEWHERE.region,
    },
    { abroad: 'VpcPeeringConnection.VpcPeeringConnectionId' },
  ),
];

const answers: OperationCases = {
  works: [{ input: request }, { before: foreign, input: abroad, ...ELSEWHERE }],
  refuses: {
    'InvalidVpcPeeringConnectionID.NotFound': { input: NO_PEERING },
    OperationNotPermitted: [
      { before: foreign, input: abroad },
      { before: foreign, input: abroad, account: ELSEWHERE.account },
    ],
    InvalidStateTransition: { input: active },
  },
};

const options = { RequesterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true } };

export const peeringCases: CaseTable = {
  CreateVpcPeeringConnection: {
    works: [
      { input: { ...pair, ...tagged('vpc-peering-connection') } },
      {
        input: {
          VpcId: '$vpc',
          PeerVpcId: 'vpc-99999999',
          PeerOwnerId: '444455556666',
          PeerRegion: 'eu-west-1',
        },
      },
    ],
    refuses: {
      'InvalidVpcID.NotFound': [
        { input: { ...pair, VpcId: 'vpc-00000000' } },
        { input: { ...pair, PeerVpcId: 'vpc-00000000' } },
      ],
      InvalidParameterValue: [
        { input: { ...pair, PeerVpcId: '$peer' } },
        { input: { ...pair, ...mistagged } },
      ],
      VpcPeeringConnectionAlreadyExists: { input: { VpcId: '$peer', PeerVpcId: '$vpc' } },
      TagLimitExceeded: { input: { ...pair, ...overtagged('vpc-peering-connection') } },
    },
  },
  AcceptVpcPeeringConnection: answers,
  RejectVpcPeeringConnection: answers,
  DescribeVpcPeeringConnections: describes({
    key: 'VpcPeeringConnectionIds',
    notFound: 'InvalidVpcPeeringConnectionID.NotFound',
    known: '$pcx',
    unknown: NO_PEERING.VpcPeeringConnectionId,
    filter: { Name: 'status-code', Values: ['active'] },
  }),
  DeleteVpcPeeringConnection: {
    works: [
      { input: active },
      { input: request },
      {
        before: [...foreign, { ...call('AcceptVpcPeeringConnection', abroad), ...ELSEWHERE }],
        input: abroad,
      },
    ],
    refuses: {
      'InvalidVpcPeeringConnectionID.NotFound': { input: NO_PEERING },
      OperationNotPermitted: [
        { before: foreign, input: abroad, ...ELSEWHERE },
        { before: foreign, input: abroad, account: ELSEWHERE.account },
      ],
      InvalidStateTransition: { before: [call('DeleteVpcPeeringConnection', active)], input: active },
    },
  },
  ModifyVpcPeeringConnectionOptions: {
    works: [
      { input: { ...active, ...options } },
      { input: { ...active, ...options, AccepterPeeringConnectionOptions: {} } },
    ],
    refuses: {
      'InvalidVpcPeeringConnectionID.NotFound': { input: { ...NO_PEERING, ...options } },
      OperationNotPermitted: [
        { input: { ...request, ...options } },
        {
          before: [...foreign, { ...call('AcceptVpcPeeringConnection', abroad), ...ELSEWHERE }],
          input: { ...abroad, ...options },
          ...ELSEWHERE,
        },
      ],
      MissingParameter: { input: active },
    },
  },
};
