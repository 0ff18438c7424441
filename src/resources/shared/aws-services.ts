/** A service that a VPC endpoint can lead to. */
export interface EndpointService {
  readonly name: string;
  readonly kinds: readonly ('Gateway' | 'Interface')[];
  /** Its name inside a VPC with private DNS, without the Region's end. */
  readonly host: string;
}

const BY_INTERFACE =
  'autoscaling cloudformation ec2 ec2messages ecs ecs-agent ecs-telemetry elasticfilesystem elasticloadbalancing events execute-api kinesis-streams kms lambda logs monitoring rds secretsmanager sns sqs ssm ssmmessages states sts';
const HOSTS: { readonly [name: string]: string } = {
  'execute-api': '*.execute-api',
  'kinesis-streams': 'kinesis',
};

/** The services that endpoints are made for here; AWS has more, and other companies' beside them. */
export const endpointServices: readonly EndpointService[] = [
  { name: 'dynamodb', kinds: ['Gateway', 'Interface'], host: 'dynamodb' },
  { name: 's3', kinds: ['Gateway', 'Interface'], host: '*.s3' },
  { name: 'ecr.api', kinds: ['Interface'], host: 'api.ecr' },
  { name: 'ecr.dkr', kinds: ['Interface'], host: '*.dkr.ecr' },
  ...BY_INTERFACE.split(' ').map(
    (name): EndpointService => ({ name, kinds: ['Interface'], host: HOSTS[name] ?? name }),
  ),
];

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What AWS's own prefix lists of the services with gateway endpoints hold in us-east-1. */
const IN_US_EAST_1: { readonly [service: string]: readonly string[] } = {
  s3: words(`1.178.4.0/24 1.178.5.0/24 1.178.6.0/24 3.2.64.0/24 3.2.65.0/24 3.2.74.0/24 3.5.0.0/19 16.15.176.0/20
    16.15.192.0/18 16.182.0.0/16 18.34.0.0/19 18.34.232.0/21 44.192.134.240/28 44.192.140.64/28 52.216.0.0/15
    54.231.0.0/16`),
  dynamodb: words('3.218.180.0/22 52.94.0.0/22 52.119.224.0/20'),
};

/**
 * A superset of the blocks that AWS publishes for the service in all commercial Regions, with gaps between
 * neighbours closed. No row to a gateway endpoint ends in more than "unknown", so a block too many costs a
 * verdict, and a block too few would let a packet to the service go by another row to a verdict that is wrong.
 */
const IN_ANY_REGION: { readonly [service: string]: readonly string[] } = {
  s3: words(`1.178.0.0/17 3.2.64.0/18 3.5.0.0/16 13.248.224.0/20 16.12.0.0/16 16.15.0.0/16 16.182.0.0/16
    18.34.0.0/16 52.92.0.0/16 52.95.128.0/18 52.216.0.0/14 54.231.0.0/16 76.223.95.0/24 76.223.96.0/20
    3.26.88.0/27 3.28.70.48/28 3.28.70.96/27 3.29.147.48/28 3.29.202.240/28 3.36.167.64/27 3.65.246.0/27
    3.98.24.0/27 3.101.163.64/26 3.102.119.96/27 3.141.102.192/26 3.251.110.192/26 13.36.84.0/25
    13.51.71.128/25 13.213.20.128/26 13.245.93.128/25 15.152.133.112/28 15.152.133.128/28 15.184.125.240/28 15.184.153.0/28
    15.228.107.0/27 16.50.69.192/27 16.62.56.224/27 18.60.78.192/27 18.100.209.224/27 18.167.88.96/27
    18.168.37.160/27 35.72.164.240/28 35.73.115.0/28 35.80.36.192/26 35.152.74.128/26 40.176.98.240/28
    40.176.101.64/28 43.208.66.128/27 43.212.135.0/27 43.216.87.0/27 43.218.193.96/27 43.218.222.160/27
    44.192.134.240/28 44.192.140.64/28 51.17.129.160/27 51.112.11.64/27 65.1.103.192/26 78.12.79.192/27
    108.136.154.0/26`),
  dynamodb: words('3.218.180.0/22 13.248.64.0/19 35.71.64.0/18 51.0.28.0/22 52.94.0.0/19 52.119.224.0/19'),
};

/** The blocks that packets of a Region's subnets are matched against where a route leads to the endpoint. */
export function servicePrefixes(region: string, service: string): readonly string[] {
  return (region === 'us-east-1' ? IN_US_EAST_1 : IN_ANY_REGION)[service] ?? [];
}
