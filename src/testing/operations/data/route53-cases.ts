import type { JsonObject } from '../../../kernel/lib/json.ts';
import type { DataCase, ServiceCases } from './data-case.ts';

const Id = '$zone';
const www = { Name: 'www.example.com', Type: 'A', TTL: 300, ResourceRecords: [{ Value: '192.0.2.1' }] };
const change = (Action: string, ResourceRecordSet: JsonObject, HostedZoneId = Id) => ({
  HostedZoneId,
  ChangeBatch: { Changes: [{ Action, ResourceRecordSet }] },
});
const gone: NonNullable<DataCase['refuses']> = { NoSuchHostedZone: { Id: 'Z0' } };
const HealthCheckConfig = { Type: 'HTTP', FullyQualifiedDomainName: 'example.com', Port: 80 };
const alias = {
  Name: 'example.com',
  Type: 'A',
  AliasTarget: {
    HostedZoneId: 'Z35SXDOTRQ7X7K',
    DNSName: 'web-1.us-east-1.elb.amazonaws.com',
    EvaluateTargetHealth: false,
  },
};

export const route53Cases: ServiceCases = {
  world: [
    ['route53:CreateHostedZone', { Name: 'example.com', CallerReference: 'one' }, { zone: 'HostedZone.Id' }],
    ['route53:ChangeResourceRecordSets', change('CREATE', www)],
    [
      'route53:CreateHostedZone',
      { Name: 'empty.org', CallerReference: 'two' },
      { emptyzone: 'HostedZone.Id' },
    ],
    [
      'route53:CreateHealthCheck',
      { CallerReference: 'one', HealthCheckConfig },
      { healthcheck: 'HealthCheck.Id' },
    ],
  ],
  cases: {
    'route53:CreateHostedZone': {
      works: [{ Name: 'example.net.', CallerReference: 'new', HostedZoneConfig: { Comment: 'x' } }],
      refuses: {
        HostedZoneAlreadyExists: { Name: 'example.net', CallerReference: 'one' },
        InvalidVPCId: {
          Name: 'corp',
          CallerReference: 'new',
          VPC: { VPCRegion: 'us-east-1', VPCId: 'vpc-lost' },
        },
      },
    },
    'route53:ListHostedZones': { works: [{}] },
    'route53:ListHostedZonesByName': { works: [{}, { DNSName: 'example.com' }] },
    'route53:GetHostedZone': { works: [{ Id }], refuses: gone },
    'route53:DeleteHostedZone': {
      works: [{ Id: '$emptyzone' }],
      refuses: { ...gone, HostedZoneNotEmpty: { Id } },
    },
    'route53:ChangeResourceRecordSets': {
      works: [
        change('UPSERT', alias),
        change('DELETE', www),
        change('CREATE', { ...www, Name: 'Api.Example.com' }),
      ],
      refuses: {
        NoSuchHostedZone: change('CREATE', www, 'Z0'),
        InvalidChangeBatch: [
          change('CREATE', www),
          change('DELETE', { ...www, Name: 'lost.example.com' }),
          change('CREATE', { ...www, Name: 'www.example.org' }),
          change('CREATE', { ...www, Type: 'CNAME' }),
          change('CREATE', { ...www, Type: 'CNAME', Name: 'example.com' }),
          change('DELETE', { Name: 'example.com', Type: 'NS' }),
        ],
        InvalidInput: change('CREATE', { Name: 'new.example.com', Type: 'A' }),
      },
    },
    'route53:ListResourceRecordSets': {
      works: [{ HostedZoneId: Id }],
      refuses: { NoSuchHostedZone: { HostedZoneId: 'Z0' } },
    },
    'route53:CreateHealthCheck': {
      works: [{ CallerReference: 'new', HealthCheckConfig }],
      refuses: { HealthCheckAlreadyExists: { CallerReference: 'one', HealthCheckConfig } },
    },
    'route53:ListHealthChecks': { works: [{}] },
    'route53:DeleteHealthCheck': {
      works: [{ HealthCheckId: '$healthcheck' }],
      refuses: { NoSuchHealthCheck: { HealthCheckId: 'x' } },
    },
  },
};
