import { type CaseTable, call, describes } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const NO_GATEWAY = 'igw-00000000';

export const internetGatewayCases: CaseTable = {
  CreateInternetGateway: {
    works: [{ input: {} }, { input: tagged('internet-gateway') }],
    refuses: {
      InvalidParameterValue: { input: mistagged },
      TagLimitExceeded: { input: overtagged('internet-gateway') },
    },
  },
  DescribeInternetGateways: describes({
    key: 'InternetGatewayIds',
    notFound: 'InvalidInternetGatewayID.NotFound',
    known: '$igw',
    unknown: NO_GATEWAY,
    filter: { Name: 'attachment.vpc-id', Values: ['$vpc'] },
  }),
  AttachInternetGateway: {
    works: [{ input: { InternetGatewayId: '$loose', VpcId: '$other' } }],
    refuses: {
      'InvalidInternetGatewayID.NotFound': { input: { InternetGatewayId: NO_GATEWAY, VpcId: '$other' } },
      'InvalidVpcID.NotFound': { input: { InternetGatewayId: '$loose', VpcId: 'vpc-00000000' } },
      'Resource.AlreadyAssociated': { input: { InternetGatewayId: '$igw', VpcId: '$other' } },
      InvalidParameterValue: { input: { InternetGatewayId: '$loose', VpcId: '$vpc' } },
    },
  },
  DetachInternetGateway: {
    works: [
      {
        before: [call('AttachInternetGateway', { InternetGatewayId: '$loose', VpcId: '$other' })],
        input: { InternetGatewayId: '$loose', VpcId: '$other' },
      },
    ],
    refuses: {
      'InvalidInternetGatewayID.NotFound': { input: { InternetGatewayId: NO_GATEWAY, VpcId: '$vpc' } },
      'InvalidVpcID.NotFound': { input: { InternetGatewayId: '$igw', VpcId: 'vpc-00000000' } },
      'Gateway.NotAttached': { input: { InternetGatewayId: '$loose', VpcId: '$vpc' } },
      DependencyViolation: { input: { InternetGatewayId: '$igw', VpcId: '$vpc' } },
    },
  },
  DeleteInternetGateway: {
    works: [{ input: { InternetGatewayId: '$loose' } }],
    refuses: {
      'InvalidInternetGatewayID.NotFound': { input: { InternetGatewayId: NO_GATEWAY } },
      DependencyViolation: { input: { InternetGatewayId: '$igw' } },
    },
  },
};
