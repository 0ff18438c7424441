import { kebabName } from '../../aws/names.ts';
import { operationTable } from '../../kernel/cloud/run-operation.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { type CommandResult, fail } from '../bash/command.ts';

/** Whether somebody answers the operation here. */
export function isSimulated(service: string, operation: string): boolean {
  return operationTable(awsRegistry).has(`${service}:${operation}`);
}

const NETWORKS = 'What is simulated are networks: aws ec2 help lists their commands.';

/** What comes nearest to a service that is not simulated, or not in this command. */
const NEARBY: { readonly [service: string]: string } = {
  autoscaling: 'Single instances are: aws ec2 run-instances.',
  cloudformation: 'Templates do not run here; the aws commands that they stand for do.',
  cloudfront: 'A web server in a public subnet is: aws ec2 run-instances.',
  'ec2-instance-connect': 'Whether port 22 of an instance is reached can be traced on the canvas.',
  ecs: 'Instances that software listens on are: aws ec2 run-instances.',
  eks: 'Instances that software listens on are: aws ec2 run-instances.',
  elb: 'Instances behind a security group are; load balancers are not yet.',
  elbv2: 'Instances behind a security group are; load balancers are not yet.',
  logs: 'What happened to a packet is told by its trace on the canvas.',
  rds: 'An instance that listens on the database port is: aws ec2 run-instances.',
  route53: 'Names are not resolved yet; addresses are reached.',
};

const NEARBY_OPERATIONS: readonly (readonly [pattern: RegExp, sentence: string])[] = [
  [/TransitGateway/, 'Peering is: aws ec2 create-vpc-peering-connection.'],
  [
    /Vpn|CustomerGateway|DirectConnect/,
    'Ways out of a VPC that are: internet gateways, NAT gateways, peering.',
  ],
  [/VpcEndpoint/, 'Ways out of a VPC that are: internet gateways, NAT gateways, peering.'],
  [/FlowLogs/, 'What happened to a packet is told by its trace on the canvas.'],
  [/EgressOnly|Ipv6/, 'IPv4 is: internet gateways and NAT gateways.'],
  [
    /LaunchTemplate|Fleet|Spot|ReservedInstances|Hosts|CapacityReservation|PlacementGroup/,
    'Single launches are: aws ec2 run-instances.',
  ],
  [/NetworkInsights/, 'The same answer is given by a trace on the canvas.'],
  [/Dhcp/, 'Every VPC has AWS’s default set.'],
];

/** The answer to a command that AWS has and this simulator has not. */
export function notSimulated(service: string, operation: string): CommandResult {
  const near = NEARBY_OPERATIONS.find(([pattern]) => service === 'ec2' && pattern.test(operation))?.[1];
  const sentence = near ?? NEARBY[service] ?? NETWORKS;
  return fail(`not simulated: aws ${service} ${kebabName(operation)}. ${sentence}\n`, 255);
}
