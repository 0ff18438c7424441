import { describedType } from '../shared/data/described.ts';
import { settleField } from '../shared/data/simple.ts';
import { attachmentOperations, gatewayOperations } from './gateways.ts';
import { routeTableOperations } from './route-tables.ts';

const page = (name: string) => `https://docs.aws.amazon.com/vpc/latest/tgw/${name}.html`;

/** What is said of transit gateways is kept; packets that a route sends to one end in the verdict "unknown". */
export const transitGatewayTypes = {
  'transit-gateway': describedType({
    table: 'transit-gateway',
    idPrefix: 'tgw',
    label: 'Transit gateway',
    plural: 'Transit gateways',
    category: 'network',
    key: 'TransitGateways',
    nameField: 'TransitGatewayId',
    fields: [
      ['TransitGatewayId', 'Transit gateway ID'],
      ['Description', 'Description'],
      ['State', 'State'],
    ],
    docs: page('tgw-transit-gateways'),
    operations: gatewayOperations,
    settle: settleField('transit-gateway', 'State'),
  }),
  'transit-gateway-attachment': describedType({
    table: 'transit-gateway-attachment',
    idPrefix: 'tgw-attach',
    label: 'Transit gateway attachment',
    plural: 'Transit gateway attachments',
    category: 'network',
    key: 'TransitGatewayVpcAttachments',
    nameField: 'TransitGatewayAttachmentId',
    fields: [
      ['TransitGatewayAttachmentId', 'Attachment ID'],
      ['TransitGatewayId', 'Transit gateway'],
      ['VpcId', 'VPC'],
    ],
    docs: page('tgw-vpc-attachments'),
    operations: attachmentOperations,
    settle: settleField('transit-gateway-attachment', 'State'),
  }),
  'transit-gateway-route-table': describedType({
    table: 'transit-gateway-route-table',
    idPrefix: 'tgw-rtb',
    label: 'Transit gateway route table',
    plural: 'Transit gateway route tables',
    category: 'network',
    key: 'TransitGatewayRouteTables',
    nameField: 'TransitGatewayRouteTableId',
    fields: [
      ['TransitGatewayRouteTableId', 'Route table ID'],
      ['TransitGatewayId', 'Transit gateway'],
    ],
    docs: page('tgw-route-tables'),
    operations: routeTableOperations,
  }),
};
