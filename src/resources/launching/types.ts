import { describedType } from '../shared/data/described.ts';
import { launchTemplateOperations } from './launch-templates.ts';
import { placementGroupOperations } from './placement-groups.ts';

const page = (name: string) => `https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/${name}.html`;

export const launchingTypes = {
  'launch-template': describedType({
    table: 'launch-template',
    idPrefix: 'lt',
    label: 'Launch template',
    plural: 'Launch templates',
    category: 'compute',
    key: 'LaunchTemplates',
    nameField: 'LaunchTemplateId',
    fields: [
      ['LaunchTemplateId', 'Launch template ID'],
      ['LaunchTemplateName', 'Name'],
      ['LatestVersionNumber', 'Latest version'],
    ],
    docs: page('ec2-launch-templates'),
    operations: launchTemplateOperations,
  }),
  'placement-group': describedType({
    table: 'placement-group',
    idPrefix: 'pg',
    label: 'Placement group',
    plural: 'Placement groups',
    category: 'compute',
    key: 'PlacementGroups',
    nameField: 'GroupName',
    fields: [
      ['GroupName', 'Name'],
      ['Strategy', 'Strategy'],
    ],
    docs: page('placement-groups'),
    operations: placementGroupOperations,
  }),
};
