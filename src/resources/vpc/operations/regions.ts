import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, filtersSchema } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { ResourceRecord } from '../../../kernel/cloud/record.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { findRegion, type Region, regions, zonesOf } from '../../shared/regions.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';

/** Regions and zones are no records of the document; they pass as such to be filtered. */
type Answer = ResourceRecord & { readonly answer: { readonly [field: string]: string } };

function toAnswer(context: AwsContext, id: string, answer: Answer['answer']): Answer {
  return { id, key: id, account: context.account, region: context.region, Tags: [], answer };
}

const field = (name: string) => (item: Answer) => [item.answer[name]];

const regionsInput = z.strictObject({
  RegionNames: z.array(z.string()).optional(),
  AllRegions: z.boolean().optional(),
  Filters: filtersSchema,
});

/** Every opt-in Region counts as opted in, so `AllRegions` changes nothing. */
export const describeRegions = operation<AwsTables, typeof regionsInput>({
  name: 'DescribeRegions',
  input: regionsInput,
  errors: ['InvalidParameterValue'],
  example: { RegionNames: ['us-east-1'] },
  run: (context, { RegionNames, Filters }) => {
    const asked = RegionNames === undefined ? regions : RegionNames.map(knownRegion);
    const answers = asked.map((region) =>
      toAnswer(context, region.name, {
        Endpoint: `ec2.${region.name}.amazonaws.com`,
        OptInStatus: region.optIn ? 'opted-in' : 'opt-in-not-required',
        RegionName: region.name,
      }),
    );
    const kept = applyFilters(context, answers, Filters, {
      endpoint: field('Endpoint'),
      'opt-in-status': field('OptInStatus'),
      'region-name': field('RegionName'),
    });
    return { Regions: kept.map((item) => item.answer) };
  },
});

function knownRegion(name: string): Region {
  return (
    findRegion(name) ??
    refuse(
      'InvalidParameterValue',
      `Invalid values found for parameter regionNames: [${name}]`,
      'RegionNames',
    )
  );
}

const zonesInput = z.strictObject({
  ZoneNames: z.array(z.string()).optional(),
  ZoneIds: z.array(z.string()).optional(),
  AllAvailabilityZones: z.boolean().optional(),
  Filters: filtersSchema,
});

/** Availability Zones only: Local Zones and Wavelength Zones are not opted in, so AWS leaves them out too. */
export const describeAvailabilityZones = operation<AwsTables, typeof zonesInput>({
  name: 'DescribeAvailabilityZones',
  input: zonesInput,
  errors: ['InvalidParameterValue'],
  example: { ZoneNames: ['us-east-1a'] },
  run: (context, { ZoneNames, ZoneIds, Filters }) => {
    const all = zoneAnswers(context);
    refuseUnknown(all, 'ZoneName', ZoneNames, 'ZoneNames');
    refuseUnknown(all, 'ZoneId', ZoneIds, 'ZoneIds');
    const asked = all.filter(
      ({ answer: { ZoneName = '', ZoneId = '' } }) =>
        (ZoneNames ?? [ZoneName]).includes(ZoneName) && (ZoneIds ?? [ZoneId]).includes(ZoneId),
    );
    const kept = applyFilters(context, asked, Filters, {
      'group-long-name': field('GroupLongName'),
      'group-name': field('GroupName'),
      message: () => [],
      'opt-in-status': field('OptInStatus'),
      'parent-zone-id': () => [],
      'parent-zone-name': () => [],
      'region-name': field('RegionName'),
      state: field('State'),
      'zone-id': field('ZoneId'),
      'zone-name': field('ZoneName'),
      'zone-type': field('ZoneType'),
    });
    const AvailabilityZones: JsonObject[] = kept.map((item) => ({ Messages: [], ...item.answer }));
    return { AvailabilityZones };
  },
});

function zoneAnswers(context: AwsContext): readonly Answer[] {
  const longName = findRegion(context.region)?.longName ?? context.region;
  return zonesOf(context.region).map((zone) =>
    toAnswer(context, zone.id, {
      GroupLongName: `${longName} 1`,
      GroupName: `${context.region}-zg-1`,
      NetworkBorderGroup: context.region,
      OptInStatus: 'opt-in-not-required',
      RegionName: context.region,
      State: 'available',
      ZoneId: zone.id,
      ZoneName: zone.name,
      ZoneType: 'availability-zone',
    }),
  );
}

function refuseUnknown(
  all: readonly Answer[],
  name: string,
  values: readonly string[] | undefined,
  path: string,
): void {
  const unknown = values?.filter((value) => !all.some((item) => item.answer[name] === value)) ?? [];
  if (unknown.length > 0)
    refuse('InvalidParameterValue', `Invalid availability zone: [${unknown.join(', ')}]`, path);
}
