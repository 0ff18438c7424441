import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import type { Described } from '../shared/data/described-record.ts';
import { ec2List, tagErrors, tagSpecifications, tagsFor } from '../shared/data/ec2-list.ts';
import { jsonObject, present } from '../shared/data/facts.ts';
import { iso } from '../shared/time.ts';

const TABLE = 'launch-template';
const NO_ID = 'InvalidLaunchTemplateId.NotFound';
const NO_NAME = 'InvalidLaunchTemplateName.NotFoundException';
const NO_VERSION = 'InvalidLaunchTemplateId.VersionNotFound';
const GONE = [NO_ID, NO_NAME, 'MissingParameter'];
const noId = (id: string) => `The specified launch template, with template ID ${id}, does not exist.`;
const ec2 = inService('ec2');

const templates = collection({
  service: 'ec2',
  table: TABLE,
  prefix: 'lt',
  missing: [NO_ID, noId],
  print: (_context, record) => printTemplate(record),
});

function printTemplate({ Detail, Tags }: Described): JsonObject {
  const { Versions: _versions, ...shown } = Detail;
  return { ...shown, ...(Tags.length > 0 && { Tags: Tags.map((tag) => ({ ...tag })) }) };
}

const byEither = { LaunchTemplateId: z.string().optional(), LaunchTemplateName: z.string().optional() };

function findTemplate(
  context: DataContext,
  {
    LaunchTemplateId,
    LaunchTemplateName,
  }: { LaunchTemplateId?: string | undefined; LaunchTemplateName?: string | undefined },
): Described {
  if (LaunchTemplateId !== undefined) return templates.find(context, LaunchTemplateId);
  if (LaunchTemplateName === undefined)
    return refuse(
      'MissingParameter',
      'The request must contain either launch template ID or launch template name.',
    );
  return (
    byName(context, LaunchTemplateName) ??
    refuse(NO_NAME, 'At least one of the launch templates specified in the request does not exist.')
  );
}

function byName(context: DataContext, name: string): Described | undefined {
  return templates.all(context).find(({ Detail }) => Detail.LaunchTemplateName === name);
}

function versionsOf({ Detail }: Described): readonly JsonObject[] {
  return Detail.Versions as readonly JsonObject[];
}

function newVersion(context: DataContext, number: number, description: string | undefined, data: JsonObject) {
  return {
    ...(description !== undefined && { VersionDescription: description }),
    VersionNumber: number,
    CreateTime: iso(context.at),
    CreatedBy: `arn:aws:iam::${context.account}:root`,
    LaunchTemplateData: data,
  };
}

/** A version as AWS answers it, with what it shares with its template. */
function printVersion({ Detail }: Described, version: JsonObject): JsonObject {
  return {
    LaunchTemplateId: Detail.LaunchTemplateId ?? '',
    LaunchTemplateName: Detail.LaunchTemplateName ?? '',
    ...version,
    DefaultVersion: version.VersionNumber === Detail.DefaultVersionNumber,
  };
}

const createLaunchTemplate = templates.create(
  'CreateLaunchTemplate',
  {
    LaunchTemplateName: z.string().min(3).max(128),
    VersionDescription: z.string().optional(),
    LaunchTemplateData: jsonObject,
    ClientToken: z.string().optional(),
    Operator: jsonObject.optional(),
    ...tagSpecifications,
  },
  {
    example: { LaunchTemplateName: 'web', LaunchTemplateData: { InstanceType: 't3.micro' } },
    errors: [...tagErrors, 'InvalidLaunchTemplateName.AlreadyExistsException'],
    make: (context, input, id) => {
      if (byName(context, input.LaunchTemplateName) !== undefined)
        refuse('InvalidLaunchTemplateName.AlreadyExistsException', 'Launch template name already in use.');
      return {
        name: id,
        tags: tagsFor(input.TagSpecifications, 'launch-template'),
        detail: {
          LaunchTemplateId: id,
          LaunchTemplateName: input.LaunchTemplateName,
          CreateTime: iso(context.at),
          CreatedBy: `arn:aws:iam::${context.account}:root`,
          DefaultVersionNumber: 1,
          LatestVersionNumber: 1,
          Versions: [newVersion(context, 1, input.VersionDescription, input.LaunchTemplateData)],
        },
      };
    },
    answer: (LaunchTemplate) => ({ LaunchTemplate }),
  },
);

/** `$Latest`, `$Default` or a number. */
function numberOf({ Detail }: Described, version: string): number {
  if (version === '$Latest') return Number(Detail.LatestVersionNumber);
  return version === '$Default' ? Number(Detail.DefaultVersionNumber) : Number(version);
}

function findVersion(record: Described, version: string): JsonObject {
  const number = numberOf(record, version);
  return (
    versionsOf(record).find(({ VersionNumber }) => VersionNumber === number) ??
    refuse(
      NO_VERSION,
      `Could not find the specified version ${version} for the launch template with ID ${record.Name}.`,
    )
  );
}

const createLaunchTemplateVersion = ec2(
  'CreateLaunchTemplateVersion',
  {
    ...byEither,
    SourceVersion: z.string().optional(),
    VersionDescription: z.string().optional(),
    LaunchTemplateData: jsonObject,
    ClientToken: z.string().optional(),
    ResolveAlias: z.boolean().optional(),
  },
  {
    example: { LaunchTemplateName: 'web', LaunchTemplateData: { InstanceType: 't3.small' } },
    errors: [...GONE, NO_VERSION],
    run: (context, input) => {
      const record = findTemplate(context, input);
      const source =
        input.SourceVersion === undefined ? {} : findVersion(record, input.SourceVersion).LaunchTemplateData;
      const number = Number(record.Detail.LatestVersionNumber) + 1;
      const version = newVersion(context, number, input.VersionDescription, {
        ...(source as JsonObject),
        ...input.LaunchTemplateData,
      });
      const changed = templates.patch(context, record, {
        LatestVersionNumber: number,
        Versions: [...versionsOf(record), version],
      });
      return { LaunchTemplateVersion: printVersion(changed, version) };
    },
  },
);

const describeLaunchTemplates = ec2List({
  operation: 'DescribeLaunchTemplates',
  table: TABLE,
  ids: 'LaunchTemplateIds',
  key: 'LaunchTemplates',
  missing: NO_ID,
  filters: { 'create-time': 'CreateTime', 'launch-template-name': 'LaunchTemplateName' },
  more: { LaunchTemplateNames: z.array(z.string()).optional() },
  where: ({ Detail }, { LaunchTemplateNames }) =>
    !Array.isArray(LaunchTemplateNames) || LaunchTemplateNames.includes(Detail.LaunchTemplateName ?? ''),
  print: (_context, record) => printTemplate(record),
});

const describeLaunchTemplateVersions = ec2(
  'DescribeLaunchTemplateVersions',
  {
    ...byEither,
    Versions: z.array(z.string()).optional(),
    MinVersion: z.string().optional(),
    MaxVersion: z.string().optional(),
    NextToken: z.string().optional(),
    MaxResults: z.int().optional(),
    ResolveAlias: z.boolean().optional(),
  },
  {
    example: { LaunchTemplateName: 'web' },
    errors: [...GONE, NO_VERSION],
    run: (context, input) => {
      const record = findTemplate(context, input);
      const { Versions, MinVersion = '1', MaxVersion = '$Latest' } = input;
      const asked = Versions?.map((version) => findVersion(record, version)) ?? versionsOf(record);
      const kept = asked.filter(
        ({ VersionNumber }) =>
          Number(VersionNumber) >= numberOf(record, MinVersion) &&
          Number(VersionNumber) <= numberOf(record, MaxVersion),
      );
      return { LaunchTemplateVersions: kept.map((version) => printVersion(record, version)).reverse() };
    },
  },
);

const modifyLaunchTemplate = ec2(
  'ModifyLaunchTemplate',
  { ...byEither, DefaultVersion: z.string().optional(), ClientToken: z.string().optional() },
  {
    example: { LaunchTemplateName: 'web', DefaultVersion: '1' },
    errors: [...GONE, NO_VERSION],
    run: (context, input) => {
      const record = findTemplate(context, input);
      const { VersionNumber } = findVersion(record, input.DefaultVersion ?? '$Default');
      return {
        LaunchTemplate: printTemplate(
          templates.patch(context, record, { DefaultVersionNumber: VersionNumber }),
        ),
      };
    },
  },
);

const deleteLaunchTemplateVersions = ec2(
  'DeleteLaunchTemplateVersions',
  { ...byEither, Versions: z.array(z.string()).min(1) },
  {
    example: { LaunchTemplateName: 'web', Versions: ['1'] },
    errors: GONE,
    run: (context, input) => {
      const record = findTemplate(context, input);
      const { DefaultVersionNumber } = record.Detail;
      const head = { LaunchTemplateId: record.Name, LaunchTemplateName: record.Detail.LaunchTemplateName };
      const known = (number: number) =>
        versionsOf(record).some(({ VersionNumber }) => VersionNumber === number);
      const numbers = input.Versions.map((version) => numberOf(record, version));
      const mayGo = numbers.filter((number) => known(number) && number !== DefaultVersionNumber);
      const Versions = versionsOf(record).filter(
        ({ VersionNumber }) => !mayGo.includes(Number(VersionNumber)),
      );
      templates.patch(context, record, { Versions });
      return {
        SuccessfullyDeletedLaunchTemplateVersions: mayGo.map((VersionNumber) => ({ ...head, VersionNumber })),
        UnsuccessfullyDeletedLaunchTemplateVersions: numbers
          .filter((number) => !mayGo.includes(number))
          .map((VersionNumber) => ({
            ...head,
            VersionNumber,
            ResponseError: known(VersionNumber)
              ? {
                  Code: 'unexpectedError',
                  Message: 'The default version of a launch template cannot be deleted.',
                }
              : {
                  Code: 'launchTemplateVersionDoesNotExist',
                  Message: `Could not find the specified version ${VersionNumber} for the launch template with ID ${record.Name}.`,
                },
          })),
      };
    },
  },
);

const deleteLaunchTemplate = ec2('DeleteLaunchTemplate', byEither, {
  example: { LaunchTemplateName: 'web' },
  errors: GONE,
  run: (context, input) => {
    const record = findTemplate(context, input);
    context.remove(TABLE, record.id);
    return present({ LaunchTemplate: printTemplate(record) });
  },
});

export const launchTemplateOperations = [
  createLaunchTemplate,
  createLaunchTemplateVersion,
  describeLaunchTemplates,
  describeLaunchTemplateVersions,
  modifyLaunchTemplate,
  deleteLaunchTemplateVersions,
  deleteLaunchTemplate,
];
