import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { addNamed, findGlobal, patchNamed } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject } from '../shared/data/facts.ts';
import { capitalsOf, uuidOf } from '../shared/data/ids.ts';
import { newGlobal, ofAccount } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';

const route53 = inService('route53');
const ZONE = 'hosted-zone';
const CHECK = 'health-check';
const GONE = ['NoSuchHostedZone'];
const example = { Id: 'Z0123456789ABCDEFGHIJ' };

function findZone(context: DataContext, id: string): Described {
  const short = id.replace(/^\/hostedzone\//, '');
  return findGlobal(context, ZONE, short, 'NoSuchHostedZone', `No hosted zone found with ID: ${short}`);
}

type Record = JsonObject & { readonly Name: string; readonly Type: string };

function recordsOf(zone: Described): readonly Record[] {
  return (zone.Detail.Records ?? []) as readonly Record[];
}

function dotted(name: string): string {
  return name.endsWith('.') ? name.toLowerCase() : `${name.toLowerCase()}.`;
}

function printZone(zone: Described): JsonObject {
  const { Records: _records, NameServers: _servers, VPCs: _vpcs, ...shown } = zone.Detail;
  return { ...shown, ResourceRecordSetCount: recordsOf(zone).length };
}

function changeInfo(context: DataContext) {
  const Id = `/change/C${capitalsOf(`change/${context.nextOrdinal('route53-change')}`, 20)}`;
  return { ChangeInfo: { Id, Status: 'INSYNC', SubmittedAt: iso(context.at) } };
}

export const createHostedZone = route53(
  'CreateHostedZone',
  {
    Name: z.string().regex(/^[\w.*-]{1,1024}$/),
    CallerReference: z.string().min(1),
    VPC: z.strictObject({ VPCRegion: z.string().optional(), VPCId: z.string().optional() }).optional(),
    HostedZoneConfig: z
      .looseObject({ Comment: z.string().optional(), PrivateZone: z.boolean().optional() })
      .optional(),
  },
  {
    errors: ['HostedZoneAlreadyExists', 'InvalidVPCId'],
    example: { Name: 'example.com', CallerReference: 'one' },
    run: (context, { Name, CallerReference, VPC, HostedZoneConfig }) => {
      if (ofAccount(context, ZONE).some(({ Detail }) => Detail.CallerReference === CallerReference))
        refuse(
          'HostedZoneAlreadyExists',
          `A hosted zone has already been created with the specified caller reference.`,
        );
      if (VPC !== undefined && context.get('vpc', VPC.VPCId ?? '') === undefined)
        refuse(
          'InvalidVPCId',
          `The VPC ${VPC.VPCId ?? ''} in region ${VPC.VPCRegion ?? ''} that you provided is not authorized to make the association.`,
        );
      const head = newGlobal(context, ZONE, 'zone');
      const id = `Z${capitalsOf(head.id, 19)}`;
      const name = dotted(Name);
      const servers = [1, 2, 3, 4].map(
        (part) =>
          `ns-${(part * 512 - 500).toString()}.awsdns-0${part}.${['com', 'net', 'org', 'co.uk'][part - 1] ?? 'com'}`,
      );
      const Records = [
        {
          Name: name,
          Type: 'NS',
          TTL: 172_800,
          ResourceRecords: servers.map((server) => ({ Value: `${server}.` })),
        },
        {
          Name: name,
          Type: 'SOA',
          TTL: 900,
          ResourceRecords: [
            { Value: `${servers[0] ?? ''}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400` },
          ],
        },
      ];
      const Config = { ...HostedZoneConfig, PrivateZone: VPC !== undefined };
      const detail = {
        Id: `/hostedzone/${id}`,
        Name: name,
        CallerReference,
        Config,
        Records,
        NameServers: servers,
        VPCs: VPC === undefined ? [] : [VPC],
      };
      const zone = addNamed(context, ZONE, head, id, detail);
      return {
        Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${id}`,
        HostedZone: printZone(zone),
        ...changeInfo(context),
        ...(VPC === undefined ? { DelegationSet: { NameServers: servers } } : { VPC }),
      };
    },
  },
);

const paging = { MaxItems: z.union([z.string(), z.int()]).optional(), Marker: z.string().optional() };

export const listHostedZones = route53('ListHostedZones', paging, {
  example: {},
  run: (context) => ({
    HostedZones: ofAccount(context, ZONE).map(printZone),
    Marker: '',
    IsTruncated: false,
    MaxItems: '100',
  }),
});

export const listHostedZonesByName = route53(
  'ListHostedZonesByName',
  { DNSName: z.string().optional(), HostedZoneId: z.string().optional(), MaxItems: paging.MaxItems },
  {
    example: { DNSName: 'example.com' },
    run: (context, { DNSName = '' }) => {
      const from = DNSName === '' ? '' : reversed(dotted(DNSName));
      const zones = [...ofAccount(context, ZONE)]
        .filter(({ Detail }) => reversed(String(Detail.Name)) >= from)
        .sort((left, right) =>
          reversed(String(left.Detail.Name)) < reversed(String(right.Detail.Name)) ? -1 : 1,
        );
      return {
        HostedZones: zones.map(printZone),
        ...(DNSName !== '' && { DNSName }),
        IsTruncated: false,
        MaxItems: '100',
      };
    },
  },
);

/** Zones are listed by their labels from the top: `com.example`. */
function reversed(name: string): string {
  return name.split('.').reverse().join('.');
}

export const getHostedZone = route53(
  'GetHostedZone',
  { Id: z.string() },
  {
    errors: GONE,
    example,
    run: (context, { Id }) => {
      const zone = findZone(context, Id);
      const vpcs = (zone.Detail.VPCs ?? []) as readonly JsonObject[];
      return {
        HostedZone: printZone(zone),
        ...(vpcs.length > 0 ? { VPCs: vpcs } : { DelegationSet: { NameServers: zone.Detail.NameServers } }),
      };
    },
  },
);

export const deleteHostedZone = route53(
  'DeleteHostedZone',
  { Id: z.string() },
  {
    errors: [...GONE, 'HostedZoneNotEmpty'],
    example,
    run: (context, { Id }) => {
      const zone = findZone(context, Id);
      if (recordsOf(zone).length > 2)
        refuse(
          'HostedZoneNotEmpty',
          'The specified hosted zone contains non-required resource record sets  and so cannot be deleted.',
        );
      context.remove(ZONE, zone.id);
      return changeInfo(context);
    },
  },
);

const recordSet = z.looseObject({ Name: z.string(), Type: z.string(), SetIdentifier: z.string().optional() });

export const changeResourceRecordSets = route53(
  'ChangeResourceRecordSets',
  {
    HostedZoneId: z.string(),
    ChangeBatch: z.strictObject({
      Comment: z.string().optional(),
      Changes: z
        .array(
          z.strictObject({ Action: z.enum(['CREATE', 'DELETE', 'UPSERT']), ResourceRecordSet: recordSet }),
        )
        .min(1),
    }),
  },
  {
    errors: [...GONE, 'InvalidChangeBatch', 'InvalidInput'],
    example: {
      HostedZoneId: example.Id,
      ChangeBatch: {
        Changes: [{ Action: 'UPSERT', ResourceRecordSet: { Name: 'www.example.com', Type: 'A' } }],
      },
    },
    run: (context, { HostedZoneId, ChangeBatch }) => {
      const zone = findZone(context, HostedZoneId);
      let records = recordsOf(zone);
      for (const { Action, ResourceRecordSet } of ChangeBatch.Changes)
        records = changed(zone, records, Action, {
          ...ResourceRecordSet,
          Name: dotted(ResourceRecordSet.Name),
        } as unknown as Record);
      patchNamed(context, ZONE, zone, { Records: records });
      return changeInfo(context);
    },
  },
);

function changed(
  zone: Described,
  records: readonly Record[],
  action: string,
  record: Record,
): readonly Record[] {
  const apex = String(zone.Detail.Name);
  const told = `[name='${record.Name}', type='${record.Type}']`;
  const batch = (message: string) => refuse('InvalidChangeBatch', `[${message}]`);
  const same = (each: Record) =>
    each.Name === record.Name && each.Type === record.Type && each.SetIdentifier === record.SetIdentifier;
  const known = records.find(same);
  if (record.Name !== apex && !record.Name.endsWith(`.${apex}`))
    return batch(`RRSet with DNS name ${record.Name} is not permitted in zone ${apex}`);
  if ((record.AliasTarget === undefined) === (record.ResourceRecords === undefined) && action !== 'DELETE')
    return refuse(
      'InvalidInput',
      `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found ${record.AliasTarget === undefined ? 'none' : 'more than one'} in Change with [Action=${action}, Name=${record.Name}, Type=${record.Type}, SetIdentifier=${String(record.SetIdentifier ?? null)}]`,
    );
  if (action === 'DELETE') {
    if (known === undefined) return batch(`Tried to delete resource record set ${told} but it was not found`);
    if (record.Name === apex && ['NS', 'SOA'].includes(record.Type))
      return batch(`A HostedZone must contain at least one ${record.Type} record for the zone itself.`);
    return records.filter((each) => each !== known);
  }
  if (action === 'CREATE' && known !== undefined)
    return batch(`Tried to create resource record set ${told} but it already exists`);
  const others = records.filter((each) => each !== known);
  const atName = others.filter(({ Name }) => Name === record.Name);
  if (record.Type === 'CNAME' && record.Name === apex)
    return batch(`RRSet of type CNAME with DNS name ${record.Name} is not permitted at apex in zone ${apex}`);
  if (atName.some(({ Type }) => (Type === 'CNAME') !== (record.Type === 'CNAME')))
    return batch(
      `RRSet of type ${record.Type} with DNS name ${record.Name} is not permitted as it conflicts with other records with the same DNS name in zone ${apex}`,
    );
  return [...others, record];
}

export const listResourceRecordSets = route53(
  'ListResourceRecordSets',
  {
    HostedZoneId: z.string(),
    StartRecordName: z.string().optional(),
    StartRecordType: z.string().optional(),
    StartRecordIdentifier: z.string().optional(),
    MaxItems: paging.MaxItems,
  },
  {
    errors: GONE,
    example: { HostedZoneId: example.Id },
    run: (context, { HostedZoneId }) => ({
      ResourceRecordSets: [...recordsOf(findZone(context, HostedZoneId))].sort((left, right) =>
        reversed(left.Name) + left.Type < reversed(right.Name) + right.Type ? -1 : 1,
      ),
      IsTruncated: false,
      MaxItems: '300',
    }),
  },
);

export const createHealthCheck = route53(
  'CreateHealthCheck',
  { CallerReference: z.string().min(1), HealthCheckConfig: jsonObject },
  {
    errors: ['HealthCheckAlreadyExists'],
    example: {
      CallerReference: 'one',
      HealthCheckConfig: { Type: 'HTTP', FullyQualifiedDomainName: 'example.com', Port: 80 },
    },
    run: (context, { CallerReference, HealthCheckConfig }) => {
      if (ofAccount(context, CHECK).some(({ Detail }) => Detail.CallerReference === CallerReference))
        refuse(
          'HealthCheckAlreadyExists',
          'A health check already exists with the specified caller reference.',
        );
      const head = newGlobal(context, CHECK, 'healthcheck');
      const Id = uuidOf(head.id);
      const HealthCheck = {
        Id,
        CallerReference,
        HealthCheckConfig: { RequestInterval: 30, FailureThreshold: 3, ...HealthCheckConfig },
        HealthCheckVersion: 1,
      };
      addNamed(context, CHECK, head, Id, HealthCheck);
      return { HealthCheck, Location: `https://route53.amazonaws.com/2013-04-01/healthcheck/${Id}` };
    },
  },
);

export const listHealthChecks = route53('ListHealthChecks', paging, {
  example: {},
  run: (context) => ({
    HealthChecks: ofAccount(context, CHECK).map(({ Detail }) => Detail),
    Marker: '',
    IsTruncated: false,
    MaxItems: '100',
  }),
});

export const deleteHealthCheck = route53(
  'DeleteHealthCheck',
  { HealthCheckId: z.string() },
  {
    errors: ['NoSuchHealthCheck'],
    example: { HealthCheckId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed' },
    run: (context, { HealthCheckId }) => {
      const check = findGlobal(
        context,
        CHECK,
        HealthCheckId,
        'NoSuchHealthCheck',
        `A health check with id ${HealthCheckId} does not exist`,
      );
      context.remove(CHECK, check.id);
      return {};
    },
  },
);
