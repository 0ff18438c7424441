import type { JsonObject } from '../../../kernel/lib/json.ts';
import { tagged } from '../tag-inputs.ts';
import { after, type DataCase, type ServiceCases } from './data-case.ts';
import { listed, refusedTags } from './ec2-cases.ts';

const LaunchTemplateData = { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro' };
const template = { LaunchTemplateName: 'web', LaunchTemplateData };
const fresh = { ...template, LaunchTemplateName: 'new' };
const LaunchTemplateId = '$template';
const gone = (input: JsonObject): NonNullable<DataCase['refuses']> => ({
  'InvalidLaunchTemplateId.NotFound': { ...input, LaunchTemplateId: 'lt-00000000' },
  'InvalidLaunchTemplateName.NotFoundException': { ...input, LaunchTemplateName: 'lost' },
  MissingParameter: input,
});
const noVersion = 'InvalidLaunchTemplateId.VersionNotFound';
const second = { LaunchTemplateId, SourceVersion: '1', LaunchTemplateData: { InstanceType: 't3.small' } };
const withSecond = (then: JsonObject) => after([['ec2:CreateLaunchTemplateVersion', second]], then);
const near = { GroupName: 'near', Strategy: 'cluster' };

const intoNear = {
  ...{ ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
  ...{ SubnetId: '$near', Placement: { GroupName: 'near' } },
};

export const launchingCases: ServiceCases = {
  world: [
    [
      'ec2:CreateLaunchTemplate',
      { ...template, VersionDescription: 'v1' },
      { template: 'LaunchTemplate.LaunchTemplateId' },
    ],
    ['ec2:CreatePlacementGroup', { ...near, ...tagged('placement-group') }],
  ],
  cases: {
    'ec2:CreateLaunchTemplate': {
      works: [{ ...fresh, ...tagged('launch-template') }],
      refuses: {
        ...refusedTags('launch-template', fresh),
        'InvalidLaunchTemplateName.AlreadyExistsException': template,
      },
    },
    'ec2:CreateLaunchTemplateVersion': {
      works: [second, { LaunchTemplateName: 'web', LaunchTemplateData, VersionDescription: 'v2' }],
      refuses: { ...gone({ LaunchTemplateData }), [noVersion]: { ...second, SourceVersion: '9' } },
    },
    'ec2:DescribeLaunchTemplates': listed(
      'LaunchTemplateIds',
      LaunchTemplateId,
      'InvalidLaunchTemplateId.NotFound',
      ['launch-template-name', 'web'],
      [{ LaunchTemplateNames: ['web'] }],
    ),
    'ec2:DescribeLaunchTemplateVersions': {
      works: [
        { LaunchTemplateId },
        withSecond({ LaunchTemplateName: 'web', Versions: ['$Latest', '$Default', '1'] }),
        withSecond({ LaunchTemplateId, MinVersion: '2', MaxVersion: '2' }),
      ],
      refuses: { ...gone({}), [noVersion]: { LaunchTemplateId, Versions: ['7'] } },
    },
    'ec2:ModifyLaunchTemplate': {
      works: [withSecond({ LaunchTemplateId, DefaultVersion: '2' })],
      refuses: { ...gone({ DefaultVersion: '1' }), [noVersion]: { LaunchTemplateId, DefaultVersion: '7' } },
    },
    'ec2:DeleteLaunchTemplateVersions': {
      works: [withSecond({ LaunchTemplateId, Versions: ['2', '1', '9'] })],
      refuses: gone({ Versions: ['2'] }),
    },
    'ec2:DeleteLaunchTemplate': {
      works: [{ LaunchTemplateId }, { LaunchTemplateName: 'web' }],
      refuses: gone({}),
    },
    'ec2:CreatePlacementGroup': {
      works: [
        { GroupName: 'new' },
        { GroupName: 'parts', Strategy: 'partition', PartitionCount: 3, ...tagged('placement-group') },
        { GroupName: 'apart', Strategy: 'spread' },
      ],
      refuses: {
        ...refusedTags('placement-group', { GroupName: 'new' }),
        'InvalidPlacementGroup.Duplicate': near,
        InvalidParameterCombination: { GroupName: 'new', Strategy: 'spread', PartitionCount: 3 },
      },
    },
    'ec2:DescribePlacementGroups': {
      works: [{}, { GroupNames: ['near'] }, { GroupIds: ['pg-00000000'] }],
      refuses: { 'InvalidPlacementGroup.Unknown': { GroupNames: ['lost'] } },
    },
    'ec2:DeletePlacementGroup': {
      works: [{ GroupName: 'near' }],
      refuses: {
        'InvalidPlacementGroup.Unknown': { GroupName: 'lost' },
        'InvalidPlacementGroup.InUse': after([['ec2:RunInstances', intoNear]], { GroupName: 'near' }),
      },
    },
  },
};
