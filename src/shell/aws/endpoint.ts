import { closestName } from '../../aws/closest-name.ts';
import { regions } from '../../resources/shared/regions.ts';
import { didYouMean, zoneNotRegion } from '../../text/english/error-hints.ts';

/** Hosts whose name is not the command's. */
const HOSTS: { readonly [service: string]: string } = {
  s3api: 's3',
  s3control: 's3-control',
  elbv2: 'elasticloadbalancing',
  efs: 'elasticfilesystem',
  cloudwatch: 'monitoring',
  ecr: 'api.ecr',
  apigatewayv2: 'apigateway',
};

/** Those that are asked at one place whatever the Region. */
const GLOBAL = new Set(['iam', 'route53', 'cloudfront']);

/** Regions of AWS's other partitions are known by their form alone. */
const ELSEWHERE = /^(?:us-gov|cn|us-iso[a-z]?|eu-isoe|eusc-de)-[a-z]+-\d+$/;

export interface EndpointFault {
  /** In AWS CLI's words. */
  readonly message: string;
  readonly hint: string | undefined;
}

/** What AWS CLI says when there is no such Region; undefined: there is. */
export function endpointFault(service: string, region: string, home: string): EndpointFault | undefined {
  if (region === home || regions.some(({ name }) => name === region) || ELSEWHERE.test(region)) return;
  if (!/^[A-Za-z0-9-]+$/.test(region))
    return {
      message: `Provided region_name '${region}' doesn't match a supported format.`,
      hint: nearRegion(region),
    };
  if (GLOBAL.has(service)) return undefined;
  return {
    message: `Could not connect to the endpoint URL: "https://${HOSTS[service] ?? service}.${region}.amazonaws.com/"`,
    hint: nearRegion(region),
  };
}

function nearRegion(region: string): string | undefined {
  const zone = /^(.+-\d)[a-f]$/.exec(region)?.[1];
  if (zone !== undefined && regions.some(({ name }) => name === zone)) return zoneNotRegion(region, zone);
  const near = closestName(
    region,
    regions.map(({ name }) => name),
  );
  return near === undefined ? undefined : didYouMean(near);
}
