/**
 * Commands whose answer would need behaviour that is not simulated: what is missing, and what is
 * there instead. By service and command as the command line writes them; `*` speaks for every other
 * command of the service.
 */
const sentences: { readonly [service: string]: { readonly [command: string]: string } } = {
  apigateway: {
    '*': 'this part of API Gateway. REST APIs, their resources, methods and stages are kept as data.',
  },
  apigatewayv2: {
    '*': 'this part of API Gateway. APIs, their integrations, routes and stages are kept as data.',
  },
  athena: { '*': 'Athena, which would have to query files. Objects in S3 can be put, listed and read.' },
  autoscaling: {
    '*': 'this part of Auto Scaling. Groups, policies and schedules are kept as data; instances are launched with aws ec2 run-instances.',
  },
  cloudformation: {
    'create-change-set': stacks('a change set'),
    'create-stack': stacks('a stack'),
    'delete-change-set': stacks('a change set'),
    deploy: stacks('a deployment'),
    'execute-change-set': stacks('a change set'),
    'update-stack': stacks('a stack'),
    '*': stacks('a stack'),
  },
  cloudfront: {
    '*': 'this part of CloudFront. Distributions, invalidations and origin access controls are kept as data.',
  },
  cloudtrail: {
    'lookup-events': 'the record of API calls. Trails are kept as data.',
  },
  cloudwatch: {
    'get-metric-data':
      'metric mathematics. Data points that were put are read with aws cloudwatch get-metric-statistics.',
    'get-metric-widget-image': 'pictures of metrics. Their data points are read with get-metric-statistics.',
  },
  dynamodb: {
    'execute-statement': 'PartiQL. Items are read and written with get-item, query, scan and put-item.',
    'batch-execute-statement':
      'PartiQL. Items are read and written with batch-get-item and batch-write-item.',
    'export-table-to-point-in-time': 'exports. A whole table is read with aws dynamodb scan.',
  },
  ec2: {
    'get-console-output': 'consoles of instances. What runs inside one is seen over ssh.',
  },
  'ec2-instance-connect': {
    '*': 'this part of EC2 Instance Connect. Its commands ssh and send-ssh-public-key lead into instances.',
  },
  ecr: {
    'get-login-password':
      'image registries that a docker client could log in to. Repositories are kept as data.',
    'get-authorization-token':
      'image registries that a docker client could log in to. Repositories are kept as data.',
  },
  ecs: {
    'execute-command': 'what runs in containers. Clusters, task definitions and services are kept as data.',
    'run-task': 'what runs in containers. Clusters, task definitions and services are kept as data.',
    'start-task': 'what runs in containers. Clusters, task definitions and services are kept as data.',
  },
  eks: {
    'update-kubeconfig': 'a Kubernetes control plane to talk to. Clusters and node groups are kept as data.',
    'get-token': 'a Kubernetes control plane to talk to. Clusters and node groups are kept as data.',
  },
  efs: { '*': 'this part of EFS. File systems, mount targets and access points are kept as data.' },
  elasticache: {
    '*': 'this part of ElastiCache. Clusters, replication groups and subnet groups are kept as data.',
  },
  elb: { '*': 'classic load balancers. Those of today are kept as data: aws elbv2 create-load-balancer.' },
  elbv2: {
    '*': 'this part of load balancers. They, their target groups, listeners and rules are kept as data; instances are reached by their own addresses.',
  },
  iam: {
    'simulate-principal-policy': policies(),
    'simulate-custom-policy': policies(),
    'generate-service-last-accessed-details': policies(),
  },
  kms: {
    decrypt: cryptography(),
    encrypt: cryptography(),
    'generate-data-key': cryptography(),
    'generate-data-key-pair': cryptography(),
    'generate-mac': cryptography(),
    're-encrypt': cryptography(),
    sign: cryptography(),
    verify: cryptography(),
  },
  lambda: {
    invoke: 'running the code of a function. Functions, versions, aliases and permissions are kept as data.',
    'invoke-async':
      'running the code of a function. Functions, versions, aliases and permissions are kept as data.',
  },
  logs: {
    'start-query':
      'queries of CloudWatch Logs Insights. Events are searched with aws logs filter-log-events.',
    'get-query-results':
      'queries of CloudWatch Logs Insights. Events are searched with aws logs filter-log-events.',
    tail: 'following a log as it grows. Events are read with aws logs filter-log-events.',
    'start-live-tail': 'following a log as it grows. Events are read with aws logs filter-log-events.',
  },
  rds: { '*': 'this part of RDS. DB instances, snapshots and subnet groups are kept as data.' },
  route53: {
    'get-health-check-status': 'health checks at work. They are kept as data.',
  },
  route53domains: {
    '*': 'the registration of domains. Hosted zones and their records are kept as data: aws route53 create-hosted-zone.',
  },
  s3: {
    presign: 'signed addresses, which nothing here could open. Objects are read with aws s3 cp.',
  },
  s3api: {
    'restore-object': 'archives at work. Objects keep the storage class they were put with.',
    'select-object-content': 'queries inside objects. Whole objects are read with aws s3api get-object.',
  },
  sts: {
    'assume-role-with-saml': 'identity providers. A role is taken on with aws sts assume-role.',
    'assume-role-with-web-identity': 'identity providers. A role is taken on with aws sts assume-role.',
    'decode-authorization-message': 'encoded messages of refusals: none is given out here.',
  },
};

function stacks(what: string): string {
  return `${what} of CloudFormation. A template is checked with aws cloudformation validate-template; what it describes can be made with the commands of each service.`;
}

function policies(): string {
  return 'the evaluation of IAM policies. They are kept as data, and attached as you say.';
}

function cryptography(): string {
  return 'cryptography. Keys, their aliases and policies are kept as data.';
}

/** Groups of EC2's commands, by what their names have in common. */
const ofEc2: readonly (readonly [pattern: RegExp, sentence: string])[] = [
  [
    /vpn|customer-gateway|client-vpn/,
    'VPN connections. Ways out of a VPC that are: internet gateways, NAT gateways and peering.',
  ],
  [
    /egress-only|ipv6/,
    'IPv6 beyond what VPCs and subnets are given. IPv4 goes through internet and NAT gateways.',
  ],
  [
    /transit-gateway/,
    'this part of transit gateways. They, their attachments and route tables are kept as data; peering carries packets: aws ec2 create-vpc-peering-connection.',
  ],
  [/vpc-endpoint/, 'this part of VPC endpoints. Gateway and interface endpoints are kept as data.'],
  [
    /fleet|spot|reserved-instances|hosts|capacity-reservation/,
    'how capacity is bought. Instances are launched with aws ec2 run-instances.',
  ],
  [/network-insights/, 'Reachability Analyzer itself. A trace on the canvas answers what it would.'],
  [/dhcp/, 'DHCP options. Every VPC has AWS’s default set.'],
  [/volume|snapshot/, 'this part of EBS. Volumes and snapshots are made, attached, changed and deleted.'],
  [/image/, 'this part of images. They are made, registered, copied and deregistered.'],
];

/**
 * Why a command cannot be answered, without the words "not simulated: " before it; undefined for
 * commands that can, and for those nobody knows.
 */
export function notSimulated(service: string, command: string): string | undefined {
  if (service === 'ec2' && !Object.hasOwn(sentences.ec2 ?? {}, command))
    return ofEc2.find(([pattern]) => pattern.test(command))?.[1];
  const ofService = Object.hasOwn(sentences, service) ? sentences[service] : undefined;
  if (ofService === undefined) return undefined;
  return Object.hasOwn(ofService, command) ? ofService[command] : ofService['*'];
}
