import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection } from '../shared/data/collection.ts';
import type { Described } from '../shared/data/described-record.ts';
import { withOwnTags } from '../shared/data/ec2-list.ts';

export const NO_GATEWAY = 'InvalidTransitGatewayID.NotFound';
export const NO_ATTACHMENT = 'InvalidTransitGatewayAttachmentID.NotFound';
export const NO_TABLE = 'InvalidRouteTableID.NotFound';

export const gateways = collection({
  service: 'ec2',
  table: 'transit-gateway',
  prefix: 'tgw',
  missing: [NO_GATEWAY, (id) => `Transit Gateway ${id} was deleted or does not exist.`],
  print: withOwnTags,
});

export const attachments = collection({
  service: 'ec2',
  table: 'transit-gateway-attachment',
  prefix: 'tgw-attach',
  missing: [NO_ATTACHMENT, (id) => `Transit Gateway Attachment ${id} was deleted or does not exist.`],
  print: withOwnTags,
});

export const tables = collection({
  service: 'ec2',
  table: 'transit-gateway-route-table',
  prefix: 'tgw-rtb',
  missing: [NO_TABLE, (id) => `Transit Gateway Route Table ${id} was deleted or does not exist.`],
  print: (context, record) => {
    const {
      Associations: _own,
      Propagations: _other,
      Routes: _routes,
      ...shown
    } = withOwnTags(context, record);
    return shown;
  },
});

export interface Route {
  readonly DestinationCidrBlock: string;
  /** None: a blackhole. */
  readonly AttachmentId?: string;
}

export function associationsOf({ Detail }: Described): readonly string[] {
  return Detail.Associations as readonly string[];
}

export function propagationsOf({ Detail }: Described): readonly string[] {
  return Detail.Propagations as readonly string[];
}

export function staticRoutesOf({ Detail }: Described): readonly Route[] {
  return Detail.Routes as unknown as readonly Route[];
}

/** The table with which an attachment is associated. */
export function tableOf(context: DataContext, attachmentId: string): Described | undefined {
  return tables.all(context).find((table) => associationsOf(table).includes(attachmentId));
}

export function associate(context: DataContext, tableId: string, attachmentId: string): void {
  const table = tables.find(context, tableId);
  tables.patch(context, table, { Associations: [...associationsOf(table), attachmentId] });
}

export function propagate(context: DataContext, tableId: string, attachmentId: string): void {
  const table = tables.find(context, tableId);
  tables.patch(context, table, { Propagations: [...propagationsOf(table), attachmentId] });
}

/** An attachment and a table of one and the same gateway. */
export function checkSameGateway(table: Described, attachment: Described): void {
  if (table.Detail.TransitGatewayId !== attachment.Detail.TransitGatewayId)
    refuse(
      'IncorrectState',
      `Transit Gateway Attachment ${attachment.Name} and Transit Gateway Route Table ${table.Name} belong to different transit gateways.`,
    );
}

/** The VPC of an attachment as routes and associations name it. */
export function resourceOf(attachment: Described): JsonObject {
  return { ResourceId: String(attachment.Detail.VpcId), ResourceType: 'vpc' };
}
