import { describedType } from '../shared/data/described.ts';
import { flowLogOperations } from './operations.ts';

export const flowLogTypes = {
  'flow-log': describedType({
    table: 'flow-log',
    idPrefix: 'fl',
    label: 'Flow log',
    plural: 'Flow logs',
    category: 'network',
    key: 'FlowLogs',
    nameField: 'FlowLogId',
    fields: [
      ['FlowLogId', 'Flow log ID'],
      ['ResourceId', 'Of'],
      ['TrafficType', 'Traffic'],
      ['LogDestinationType', 'Goes to'],
    ],
    docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html',
    operations: flowLogOperations,
  }),
};
