import { describedType } from '../shared/data/described.ts';
import * as route53 from './route53.ts';

const { createHealthCheck, listHealthChecks, deleteHealthCheck, ...zones } = route53;

export const edgeTypes = {
  'hosted-zone': describedType({
    table: 'hosted-zone',
    idPrefix: 'zone',
    label: 'Hosted zone',
    plural: 'Hosted zones',
    category: 'network',
    key: 'HostedZones',
    nameField: 'Id',
    fields: [
      ['Name', 'Name'],
      ['Id', 'ID'],
    ],
    docs: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html',
    operations: Object.values(zones),
  }),
  'health-check': describedType({
    table: 'health-check',
    idPrefix: 'healthcheck',
    label: 'Health check',
    plural: 'Health checks',
    category: 'network',
    key: 'HealthChecks',
    nameField: 'Id',
    fields: [['Id', 'ID']],
    docs: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover.html',
    operations: [createHealthCheck, listHealthChecks, deleteHealthCheck],
  }),
};
