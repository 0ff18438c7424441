import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRequest } from '../../kernel/cloud/apply.ts';
import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { exportBundle } from './export-describe.ts';
import { importDescribe } from './import-describe.ts';

const ACCOUNTS = ['111122223333', '444455556666'];
const REGION = 'eu-west-1';
const AMI = 'ami-0123456789abcdef0';
const AWS_CIDRS = ['10.0.0.0/16', '10.1.0.0/16', '0.0.0.0/0', '10.0.1.0/24', '192.0.2.0/24'];

/** Picks an existing id (or, from an empty table, one that does not exist). */
type Pick = (table: keyof AwsTables) => string;
/** A number below the bound, and another one for a second choice. */
type Draw = (bound: number) => number;
type Step = (pick: Pick, draw: Draw) => readonly [operation: string, input: JsonObject];

const ports = (draw: Draw) => {
  const from = draw(1000);
  return { IpProtocol: 'tcp', FromPort: from, ToPort: from + draw(3) };
};

const STEPS: readonly Step[] = [
  (_, draw) => ['CreateVpc', { CidrBlock: `10.${draw(3)}.0.0/16` }],
  (pick, draw) => ['CreateSubnet', { VpcId: pick('vpc'), CidrBlock: `10.${draw(3)}.${draw(4)}.0/24` }],
  () => ['CreateInternetGateway', {}],
  (pick) => ['AttachInternetGateway', { VpcId: pick('vpc'), InternetGatewayId: pick('internet-gateway') }],
  (pick) => ['CreateRouteTable', { VpcId: pick('vpc') }],
  (pick) => ['AssociateRouteTable', { RouteTableId: pick('route-table'), SubnetId: pick('subnet') }],
  (pick, draw) => [
    'CreateRoute',
    {
      RouteTableId: pick('route-table'),
      DestinationCidrBlock: AWS_CIDRS[draw(AWS_CIDRS.length)] ?? '',
      ...([
        { GatewayId: pick('internet-gateway') },
        { NatGatewayId: pick('nat-gateway') },
        { NetworkInterfaceId: pick('network-interface') },
        { InstanceId: pick('instance') },
        { VpcPeeringConnectionId: pick('vpc-peering-connection') },
      ][draw(5)] ?? {}),
    },
  ],
  (pick, draw) => [
    'CreateSecurityGroup',
    { VpcId: pick('vpc'), GroupName: `group ${draw(9)}`, Description: 'drawn' },
  ],
  (pick, draw) => [
    draw(2) === 0 ? 'AuthorizeSecurityGroupIngress' : 'AuthorizeSecurityGroupEgress',
    {
      GroupId: pick('security-group'),
      IpPermissions: [
        {
          ...ports(draw),
          ...([
            { IpRanges: [{ CidrIp: '198.51.100.0/24', Description: 'office' }] },
            { UserIdGroupPairs: [{ GroupId: pick('security-group') }] },
            { PrefixListIds: [{ PrefixListId: pick('managed-prefix-list') }] },
          ][draw(3)] ?? {}),
        },
      ],
    },
  ],
  (pick) => ['CreateNetworkAcl', { VpcId: pick('vpc') }],
  (pick, draw) => [
    'CreateNetworkAclEntry',
    {
      NetworkAclId: pick('network-acl'),
      RuleNumber: draw(300) + 1,
      Protocol: ['-1', '6', '1'][draw(3)] ?? '-1',
      RuleAction: draw(2) === 0 ? 'allow' : 'deny',
      Egress: draw(2) === 0,
      CidrBlock: '0.0.0.0/0',
      PortRange: { From: 1024, To: 65535 },
      IcmpTypeCode: { Type: 8, Code: -1 },
    },
  ],
  () => ['AllocateAddress', { Domain: 'vpc' }],
  (pick) => [
    'AssociateAddress',
    { AllocationId: pick('elastic-ip'), NetworkInterfaceId: pick('network-interface') },
  ],
  (pick) => ['CreateNatGateway', { SubnetId: pick('subnet'), AllocationId: pick('elastic-ip') }],
  (pick) => ['DeleteNatGateway', { NatGatewayId: pick('nat-gateway') }],
  (pick, draw) => [
    'ModifySubnetAttribute',
    { SubnetId: pick('subnet'), MapPublicIpOnLaunch: { Value: draw(2) > 0 } },
  ],
  (pick, draw) => [
    'RunInstances',
    { ImageId: AMI, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 + draw(2), SubnetId: pick('subnet') },
  ],
  (pick) => ['StopInstances', { InstanceIds: [pick('instance')] }],
  (pick) => ['TerminateInstances', { InstanceIds: [pick('instance')] }],
  (pick) => ['CreateNetworkInterface', { SubnetId: pick('subnet'), Description: 'spare' }],
  (pick) => [
    'ModifyNetworkInterfaceAttribute',
    { NetworkInterfaceId: pick('network-interface'), SourceDestCheck: { Value: false } },
  ],
  (pick, draw) => [
    'CreateVpcPeeringConnection',
    { VpcId: pick('vpc'), PeerVpcId: pick('vpc'), PeerOwnerId: ACCOUNTS[draw(2)] ?? '' },
  ],
  (pick) => ['AcceptVpcPeeringConnection', { VpcPeeringConnectionId: pick('vpc-peering-connection') }],
  (_, draw) => [
    'CreateManagedPrefixList',
    {
      PrefixListName: `list-${draw(9)}`,
      AddressFamily: 'IPv4',
      MaxEntries: 5,
      Entries: [{ Cidr: `203.0.113.${draw(200)}/32`, Description: 'host' }],
    },
  ],
  (_, draw) => ['CreateKeyPair', { KeyName: `key-${draw(9)}` }],
  (pick, draw) => ['ModifyVpcAttribute', { VpcId: pick('vpc'), EnableDnsHostnames: { Value: draw(2) > 0 } }],
  (pick, draw) => [
    'CreateTags',
    {
      Resources: [pick((['vpc', 'subnet', 'instance', 'security-group'] as const)[draw(4)] ?? 'vpc')],
      Tags: [{ Key: 'Name', Value: `<${draw(9)}>` }],
    },
  ],
];

/** So that the first draws already find something to work on. */
const FIRST_STEPS = [0, 1, 1, 2, 3, 11, 11, 18, 0, 1];

/** The cloud that the drawn steps build; refused requests change nothing. Counts what was done. */
function build(draws: readonly number[], done: Map<string, number>): AwsCloud {
  let cloud: AwsCloud = newCloud(awsRegistry, 'round trip');
  let at = 0;
  const draw: Draw = (bound) => (draws[at++ % draws.length] ?? 0) % bound;
  const first = [...FIRST_STEPS];
  while (at < draws.length) {
    const step = STEPS[first.shift() ?? draw(STEPS.length)];
    if (step === undefined) break;
    const pick: Pick = (table) => {
      const ids = Object.keys(cloud.tables[table]);
      return (
        ids[draw(Math.max(1, ids.length))] ?? `${awsRegistry[table].definition.idPrefix}-0123456789abcdef0`
      );
    };
    const [operation, input] = step(pick, draw);
    const account = ACCOUNTS[draw(5) === 0 ? 1 : 0] ?? '';
    const request = { service: 'ec2', operation, input, account, region: REGION, at: cloud.clock + 1000 };
    const outcome = applyRequest(awsRegistry, cloud, request);
    if (!outcome.ok) continue;
    done.set(operation, (done.get(operation) ?? 0) + 1);
    cloud = outcome.cloud;
  }
  return draw(2) === 0 ? cloud : settle(awsRegistry, cloud);
}

describe('export and import', () => {
  const done = new Map<string, number>();

  it('give back the same answers for every cloud that requests build', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 300, maxLength: 900, size: 'max' }), (draws) => {
        const cloud = build(draws, done);
        const bundle = exportBundle(awsRegistry, cloud);
        const file = { path: 'bundle.json', text: JSON.stringify(bundle) };
        const { cloud: again, report } = importDescribe(awsRegistry, [file]);
        expect(report.errors).toEqual([]);
        expect(again.kept).toEqual([]);
        expect(exportBundle(awsRegistry, again)).toEqual(bundle);
      }),
      { numRuns: 40, seed: 20260101 },
    );
  });

  it('were tried on what every kind of request makes', () => {
    const tried = [...done.keys()].sort();
    const all = new Set(
      STEPS.map(
        (step) =>
          step(
            () => '',
            () => 0,
          )[0],
      ),
    );
    expect(tried).toEqual(expect.arrayContaining([...all]));
  });
});
