import { refuse } from '../../kernel/cloud/aws-error.ts';
import { checkInput } from '../../kernel/cloud/input.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { optionalRecords } from '../shared/optional-records.ts';
import type { AwsContext } from '../tables.ts';
import { type LaunchRequest, type RunInstancesInput, runInstancesInput } from './launch-input.ts';

export const templateErrors: readonly string[] = [
  'InvalidLaunchTemplateId.NotFound',
  'InvalidLaunchTemplateId.VersionNotFound',
  'InvalidLaunchTemplateName.NotFoundException',
];

/** The request, with what its launch template says where the request itself is silent. */
export function withTemplate(context: AwsContext, request: LaunchRequest): RunInstancesInput {
  const { LaunchTemplate, ...own } = request;
  const data = LaunchTemplate === undefined ? {} : templateData(context, LaunchTemplate);
  // What a template can say beyond this (a spot market, a metadata service) is not felt by a network.
  const known = Object.entries(data).filter(([field]) => Object.hasOwn(runInstancesInput.shape, field));
  return checkInput(runInstancesInput, { ...Object.fromEntries(known), ...withoutGaps(own) });
}

function withoutGaps(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

function templateData(
  context: AwsContext,
  {
    LaunchTemplateId,
    LaunchTemplateName,
    Version = '$Default',
  }: NonNullable<LaunchRequest['LaunchTemplate']>,
): JsonObject {
  const { account, region } = context;
  const template = optionalRecords(context, 'launch-template').find(
    (record) =>
      record.account === account &&
      record.region === region &&
      (record.Name === LaunchTemplateId || record.Detail.LaunchTemplateName === LaunchTemplateName),
  );
  if (template === undefined) {
    if (LaunchTemplateId !== undefined)
      return refuse(
        'InvalidLaunchTemplateId.NotFound',
        `The specified launch template, with template ID ${LaunchTemplateId}, does not exist.`,
      );
    return refuse(
      'InvalidLaunchTemplateName.NotFoundException',
      'At least one of the launch templates specified in the request does not exist.',
    );
  }
  const versions = (template.Detail.Versions ?? []) as readonly JsonObject[];
  const wanted =
    Version === '$Latest'
      ? template.Detail.LatestVersionNumber
      : Version === '$Default'
        ? template.Detail.DefaultVersionNumber
        : Number(Version);
  const found = versions.find(({ VersionNumber }) => VersionNumber === wanted);
  if (found === undefined)
    return refuse(
      'InvalidLaunchTemplateId.VersionNotFound',
      `Could not find the specified version ${Version} for the launch template with ID ${template.Name}.`,
    );
  return found.LaunchTemplateData as JsonObject;
}
