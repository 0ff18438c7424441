import { describedType } from '../shared/data/described.ts';
import { settleField } from '../shared/data/simple.ts';
import { endpointOperations } from './endpoints.ts';

export const vpcEndpointTypes = {
  'vpc-endpoint': describedType({
    table: 'vpc-endpoint',
    idPrefix: 'vpce',
    label: 'VPC endpoint',
    plural: 'VPC endpoints',
    category: 'network',
    key: 'VpcEndpoints',
    nameField: 'VpcEndpointId',
    fields: [
      ['VpcEndpointId', 'VPC endpoint ID'],
      ['ServiceName', 'Service'],
      ['VpcEndpointType', 'Type'],
      ['VpcId', 'VPC'],
    ],
    docs: 'https://docs.aws.amazon.com/vpc/latest/privatelink/what-is-privatelink.html',
    operations: endpointOperations,
    settle: settleField('vpc-endpoint', 'State'),
  }),
};
