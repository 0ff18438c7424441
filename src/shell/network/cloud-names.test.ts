import { expect, it } from 'vitest';
import type { AwsCloud } from '../../resources/tables.ts';
import { DataLab } from '../../testing/operations/data/data-lab.ts';
import { networkWorld } from '../../testing/operations/data/ec2-cases.ts';
import { cloudNames } from './cloud-names.ts';

it("leads an interface endpoint's name in a zone to its interface there, and its other names to all, VPE-8", () => {
  const lab = new DataLab();
  for (const call of networkWorld) lab.run(...call);
  lab.run(
    'ec2:CreateVpcEndpoint',
    {
      VpcId: '$vpc',
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.us-east-1.ssm',
      SubnetIds: ['$near', '$far'],
    },
    {
      all: 'VpcEndpoint.DnsEntries.0.DnsName',
      near: 'VpcEndpoint.DnsEntries.1.DnsName',
      far: 'VpcEndpoint.DnsEntries.2.DnsName',
    },
  );
  const addresses = (name: string) =>
    cloudNames(lab.cloud as unknown as AwsCloud)
      .find(String(lab.fill(name)), { network: String(lab.fill('$vpc')) })
      ?.records.map(({ data }) => data);
  const inNear = expect.stringMatching(/^10\.0\.1\./);
  const inFar = expect.stringMatching(/^10\.0\.3\./);
  expect(addresses('$near')).toEqual([inNear]);
  expect(addresses('$far')).toEqual([inFar]);
  expect(addresses('$all')).toEqual([inNear, inFar]);
  expect(addresses('ssm.us-east-1.amazonaws.com')).toEqual([inNear, inFar]);
});
