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

/**
 * AWS's own prefix lists of the services with gateway endpoints: the blocks that the packets of a Region's
 * subnets are matched against. They are what AWS publishes for us-east-1, and in the simulated world those of
 * every Region.
 */
export const servicePrefixes: { readonly [service: string]: readonly string[] } = {
  s3: [
    '3.5.0.0/19',
    '16.182.0.0/16',
    '18.34.0.0/19',
    '18.34.232.0/21',
    '44.192.134.240/28',
    '44.192.140.64/28',
    '52.216.0.0/15',
    '54.231.0.0/16',
  ],
  dynamodb: ['3.218.182.0/24', '52.94.0.0/22', '52.119.224.0/20'],
};
