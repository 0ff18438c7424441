import { describedType } from '../shared/data/described.ts';
import { settleField } from '../shared/data/simple.ts';
import { controlOperations, distributionOperations } from './operations.ts';

const page = (name: string) =>
  `https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/${name}.html`;

/** What is said of distributions is kept. None answers a viewer, and nothing is cached. */
export const cloudfrontTypes = {
  'cloudfront-distribution': describedType({
    table: 'cloudfront-distribution',
    idPrefix: 'distribution',
    label: 'Distribution',
    plural: 'Distributions',
    category: 'network',
    key: 'Distributions',
    nameField: 'Id',
    fields: [
      ['Id', 'ID'],
      ['DomainName', 'Domain name'],
      ['Status', 'State'],
    ],
    docs: page('distribution-overview'),
    operations: distributionOperations,
    settle: settleField('cloudfront-distribution', 'Status'),
  }),
  'origin-access-control': describedType({
    table: 'origin-access-control',
    idPrefix: 'oac',
    label: 'Origin access control',
    plural: 'Origin access controls',
    category: 'security',
    key: 'OriginAccessControls',
    nameField: 'Id',
    fields: [['Id', 'ID']],
    docs: page('private-content-restricting-access-to-s3'),
    operations: controlOperations,
  }),
};
