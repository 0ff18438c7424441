import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { applyFilters, filtersSchema } from '../../kernel/cloud/describe.ts';
import type { DataContext } from '../data-tables.ts';
import { collection } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import type { Described } from '../shared/data/described-record.ts';
import { tagErrors, tagSpecifications, tagsFor, withOwnTags } from '../shared/data/ec2-list.ts';
import { jsonObject, present } from '../shared/data/facts.ts';
import { uuidOf } from '../shared/data/ids.ts';
import { FLOW_LOG_FIELDS } from '../shared/flow-log-fields.ts';
import { iso } from '../shared/time.ts';

const TABLE = 'flow-log';
const GONE = 'InvalidFlowLogId.NotFound';
const FORMAT = FLOW_LOG_FIELDS.map((field) => `\${${field}}`).join(' ');
const logs = collection({
  service: 'ec2',
  table: TABLE,
  prefix: 'fl',
  missing: [GONE, (id) => `The following Flow Log Ids do not exist: ${id}`],
  print: withOwnTags,
});
const ec2 = inService('ec2');

/** What can be logged, by its type in requests: where it lies, and the code where nobody has it. */
const SOURCES: { readonly [type: string]: readonly [table: string, code: string] } = {
  VPC: ['vpc', 'InvalidVpcId.NotFound'],
  Subnet: ['subnet', 'InvalidSubnetId.NotFound'],
  NetworkInterface: ['network-interface', 'InvalidNetworkInterfaceId.NotFound'],
  TransitGateway: ['transit-gateway', 'InvalidTransitGatewayID.NotFound'],
  TransitGatewayAttachment: ['transit-gateway-attachment', 'InvalidTransitGatewayAttachmentID.NotFound'],
};

function hasSource(context: DataContext, table: string, id: string): boolean {
  return context.list(table as 'vpc').some((record) => record.id === id);
}

const createFlowLogs = ec2(
  'CreateFlowLogs',
  {
    ClientToken: z.string().optional(),
    DeliverLogsPermissionArn: z.string().optional(),
    DeliverCrossAccountRole: z.string().optional(),
    LogGroupName: z.string().optional(),
    ResourceIds: z.array(z.string()).min(1),
    ResourceType: z.enum(['VPC', 'Subnet', 'NetworkInterface', 'TransitGateway', 'TransitGatewayAttachment']),
    TrafficType: z.enum(['ACCEPT', 'REJECT', 'ALL']).optional(),
    LogDestinationType: z
      .enum(['cloud-watch-logs', 's3', 'kinesis-data-firehose'])
      .default('cloud-watch-logs'),
    LogDestination: z.string().optional(),
    LogFormat: z.string().default(FORMAT),
    MaxAggregationInterval: z.literal([60, 600]).default(600),
    DestinationOptions: jsonObject.optional(),
    ...tagSpecifications,
  },
  {
    example: {
      ResourceType: 'VPC',
      ResourceIds: ['vpc-0123456789abcdef0'],
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: 'arn:aws:s3:::my-flow-logs',
    },
    errors: [...tagErrors, 'InvalidParameter', 'MissingParameter'],
    run: (context, input) => {
      const { ResourceType, LogDestinationType, LogGroupName, LogDestination, DeliverLogsPermissionArn } =
        input;
      if (input.TrafficType === undefined && !ResourceType.startsWith('Transit'))
        refuse('MissingParameter', 'The request must contain the parameter TrafficType');
      if (LogGroupName === undefined && LogDestination === undefined)
        refuse('InvalidParameter', "LogDestination can't be empty if LogGroupName is not provided.");
      if (LogDestinationType === 'cloud-watch-logs' && DeliverLogsPermissionArn === undefined)
        refuse(
          'InvalidParameter',
          "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs",
        );
      if (LogDestinationType !== 'cloud-watch-logs' && LogDestination === undefined)
        refuse(
          'InvalidParameter',
          `LogDestination can't be empty if LogDestinationType is ${LogDestinationType}`,
        );
      const tags = tagsFor(input.TagSpecifications, 'vpc-flow-log');
      const [table, code] = SOURCES[ResourceType] ?? ['', ''];
      const Unsuccessful: object[] = [];
      const FlowLogIds: string[] = [];
      for (const ResourceId of input.ResourceIds) {
        const failed = (Code: string, Message: string) =>
          Unsuccessful.push({ Error: { Code, Message }, ResourceId });
        const isSame = ({ Detail }: Described) =>
          Detail.ResourceId === ResourceId &&
          Detail.LogGroupName === LogGroupName &&
          Detail.LogDestination === LogDestination &&
          Detail.TrafficType === input.TrafficType;
        if (!hasSource(context, table, ResourceId))
          failed(code, `The ${ResourceType.toLowerCase()} ID '${ResourceId}' does not exist`);
        else if (logs.all(context).some(isSame))
          failed(
            'FlowLogAlreadyExists',
            'Error. There is an existing Flow Log with the same configuration and log destination.',
          );
        else
          FlowLogIds.push(
            logs.add(context, (id) => ({
              name: id,
              tags,
              detail: present({
                CreationTime: iso(context.at),
                DeliverLogsPermissionArn,
                DeliverCrossAccountRole: input.DeliverCrossAccountRole,
                // Nothing writes them.
                DeliverLogsStatus: 'SUCCESS',
                FlowLogId: id,
                FlowLogStatus: 'ACTIVE',
                LogGroupName,
                ResourceId,
                TrafficType: input.TrafficType,
                LogDestinationType,
                LogDestination,
                LogFormat: input.LogFormat,
                MaxAggregationInterval: input.MaxAggregationInterval,
                DestinationOptions: input.DestinationOptions,
              }),
            })).Name,
          );
      }
      return {
        ClientToken: input.ClientToken ?? uuidOf(FlowLogIds.join() || 'none'),
        FlowLogIds,
        Unsuccessful,
      };
    },
  },
);

const filterFields: { readonly [name: string]: string } = {
  'deliver-log-status': 'DeliverLogsStatus',
  'flow-log-id': 'FlowLogId',
  'log-destination-type': 'LogDestinationType',
  'log-group-name': 'LogGroupName',
  'resource-id': 'ResourceId',
  'traffic-type': 'TrafficType',
};

const describeFlowLogs = ec2(
  'DescribeFlowLogs',
  {
    // AWS calls the parameter so, without the s that all others have.
    Filter: filtersSchema,
    FlowLogIds: z.array(z.string()).optional(),
    MaxResults: z.int().optional(),
    NextToken: z.string().optional(),
  },
  {
    example: {},
    errors: [GONE, 'InvalidParameterValue'],
    run: (context, { Filter, FlowLogIds }) => {
      const asked = FlowLogIds?.map((id) => logs.find(context, id)) ?? logs.all(context);
      const filters = Object.fromEntries(
        Object.entries(filterFields).map(([name, field]) => [
          name,
          ({ Detail }: Described) => (Detail[field] === undefined ? [] : [String(Detail[field])]),
        ]),
      );
      return {
        FlowLogs: applyFilters(context, asked, Filter, filters).map((record) => withOwnTags(context, record)),
      };
    },
  },
);

const deleteFlowLogs = ec2(
  'DeleteFlowLogs',
  { FlowLogIds: z.array(z.string()).min(1) },
  {
    example: { FlowLogIds: ['fl-0123456789abcdef0'] },
    run: (context, { FlowLogIds }) => {
      const Unsuccessful = FlowLogIds.filter((id) => logs.get(context, id) === undefined).map(
        (ResourceId) => ({
          Error: {
            Code: GONE,
            Message: `These flow log ids in the input list are not found: [TotalCount: 1] ${ResourceId}`,
          },
          ResourceId,
        }),
      );
      for (const id of FlowLogIds) {
        const record = logs.get(context, id);
        if (record !== undefined) context.remove(TABLE, record.id);
      }
      return { Unsuccessful };
    },
  },
);

export const flowLogOperations = [createFlowLogs, describeFlowLogs, deleteFlowLogs];
