import { describe, expect, it } from 'vitest';
import { Account } from '../../testing/account.ts';
import { regions, zonesOf } from '../shared/regions.ts';

interface ZoneAnswer {
  readonly ZoneName: string;
  readonly ZoneId: string;
}

function zones(aws: Account, input = {}): readonly string[] {
  const answer = aws.run('DescribeAvailabilityZones', input);
  return (answer.AvailabilityZones as unknown as readonly ZoneAnswer[]).map(
    (zone) => `${zone.ZoneName}=${zone.ZoneId}`,
  );
}

function regionNames(input = {}): readonly string[] {
  const answer = new Account().run('DescribeRegions', input);
  return (answer.Regions as readonly { readonly RegionName: string }[]).map((region) => region.RegionName);
}

describe('Regions', () => {
  it('have distinct names and zone ids, at least two zones each, and an alphabetical order', () => {
    const names = regions.map((region) => region.name);
    expect(names).toEqual([...new Set(names)].sort());
    const ids = names.flatMap((name) => zonesOf(name).map((zone) => zone.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(names.every((name) => zonesOf(name).length >= 2)).toBe(true);
  });

  it('are described and filtered', () => {
    expect(regionNames()).toHaveLength(34);
    expect(regionNames({ RegionNames: ['eu-west-1', 'us-east-1'] })).toEqual(['eu-west-1', 'us-east-1']);
    expect(regionNames({ Filters: [{ Name: 'region-name', Values: ['us-*'] }] })).toEqual([
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
    ]);
    expect(regionNames({ Filters: [{ Name: 'endpoint', Values: ['*.sa-east-1.*'] }] })).toEqual([
      'sa-east-1',
    ]);
    expect(
      regionNames({ Filters: [{ Name: 'opt-in-status', Values: ['opt-in-not-required'] }] }),
    ).toHaveLength(17);
    expect(new Account().refusal('DescribeRegions', { RegionNames: ['mars-1'] })).toMatch(
      /^InvalidParameterValue: /,
    );
  });
});

describe('Availability Zones', () => {
  it('are those of the Region, with their ids', () => {
    expect(zones(new Account('us-west-1'))).toEqual(['us-west-1a=usw1-az1', 'us-west-1c=usw1-az3']);
    expect(zones(new Account())).toHaveLength(6);
    expect(new Account().run('DescribeAvailabilityZones', { ZoneNames: ['us-east-1b'] })).toEqual({
      AvailabilityZones: [
        {
          GroupLongName: 'US East (N. Virginia) 1',
          GroupName: 'us-east-1-zg-1',
          Messages: [],
          NetworkBorderGroup: 'us-east-1',
          OptInStatus: 'opt-in-not-required',
          RegionName: 'us-east-1',
          State: 'available',
          ZoneId: 'use1-az2',
          ZoneName: 'us-east-1b',
          ZoneType: 'availability-zone',
        },
      ],
    });
  });

  it('are found by id and filter, and unknown ones refused', () => {
    const aws = new Account();
    expect(zones(aws, { ZoneIds: ['use1-az3'] })).toEqual(['us-east-1c=use1-az3']);
    expect(zones(aws, { Filters: [{ Name: 'zone-name', Values: ['*d', '*e'] }] })).toEqual([
      'us-east-1d=use1-az4',
      'us-east-1e=use1-az5',
    ]);
    expect(zones(aws, { Filters: [{ Name: 'zone-type', Values: ['local-zone'] }] })).toEqual([]);
    expect(aws.refusal('DescribeAvailabilityZones', { ZoneNames: ['us-east-1z'] })).toBe(
      'InvalidParameterValue: Invalid availability zone: [us-east-1z]',
    );
  });
});
