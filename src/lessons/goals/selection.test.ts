import { describe, expect, it } from 'vitest';
import { emptyState } from '../script/build-cloud.ts';
import { runScript } from '../script/run-script.ts';
import { selectRecords } from './selection.ts';

const LAUNCH =
  "aws ec2 run-instances --image-id ami-0c02fb55956c7d316 --instance-type t3.micro --placement AvailabilityZone=us-east-1b --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web-1}]'";

const cloudAfter = (...lines: readonly string[]) => {
  const run = runScript(emptyState(), lines.join('\n'));
  expect(run.problems).toEqual([]);
  return run.state.cloud;
};

const found = (cloud: ReturnType<typeof cloudAfter>, selection: object): number => {
  const selected = selectRecords(cloud, { type: 'instance', ...selection });
  return selected.ok ? selected.value.length : -1;
};

describe('instances', () => {
  it('are told by their own fields, not by those of their reservation', () => {
    const cloud = cloudAfter(LAUNCH);
    expect(found(cloud, { where: { InstanceType: 't3.micro' } })).toBe(1);
    expect(found(cloud, { where: { Tags: { Key: 'Name', Value: 'web-1' } } })).toBe(1);
    expect(found(cloud, { where: { Tags: { Key: 'Name', Value: 'web-2' } } })).toBe(0);
    expect(found(cloud, { zone: 'us-east-1b' })).toBe(1);
    expect(found(cloud, { zone: 'us-east-1a' })).toBe(0);
  });

  it('are gone once they are terminated', () => {
    const cloud = cloudAfter(LAUNCH, 'aws ec2 terminate-instances --instance-ids @web-1');
    expect(found(cloud, {})).toBe(0);
  });
});
