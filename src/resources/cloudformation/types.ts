import { describedType } from '../shared/data/described.ts';
import * as operations from './operations.ts';

export const cloudformationTypes = {
  'cloudformation-stack': describedType({
    table: 'cloudformation-stack',
    idPrefix: 'stack',
    label: 'Stack',
    plural: 'Stacks',
    key: 'Stacks',
    nameField: 'StackName',
    fields: [['StackName', 'Name']],
    docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-guide.html',
    operations: Object.values(operations),
  }),
};
