import { expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import type { AwsCloud } from '../../../resources/tables.ts';
import { textAt } from '../../instance-lab.ts';
import { traceIn } from '../../traces.ts';
import { DataLab } from './data-lab.ts';
import { startDataLab } from './data-world.ts';

// What would carry packets in AWS and is only data here must never give a verdict that is merely wrong.

function verdict(lab: DataLab, from: string, to: string, port = 443) {
  const flow = {
    from: String(lab.fill(from)),
    to: String(lab.fill(to)),
    protocol: 6,
    port,
    sourcePort: null,
  };
  const { trace } = traceIn(lab.cloud as unknown as AwsCloud, flow);
  return { verdict: trace.verdict, codes: trace.blockers.map(({ code }) => code) };
}

const oneInstance = { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };
const unknown = { verdict: 'unknown', codes: expect.arrayContaining(['UNSUPPORTED_COMPONENT']) };

it('says unknown where a route leads to a transit gateway', () => {
  const lab = startDataLab();
  lab.run('ec2:AssociateRouteTable', { RouteTableId: '$rtb', SubnetId: '$near' });
  expect(verdict(lab, '$web', '10.1.1.10')).not.toMatchObject({ verdict: 'unknown' });
  const route = { RouteTableId: '$rtb', DestinationCidrBlock: '10.1.0.0/16', TransitGatewayId: '$tgw' };
  lab.run('ec2:CreateRoute', route);
  expect(verdict(lab, '$web', '10.1.1.10')).toEqual(unknown);
});

it('knows a route to a transit gateway for a blackhole once its gateway or attachment is deleted, RT-14', () => {
  const lab = startDataLab();
  lab.run('ec2:AssociateRouteTable', { RouteTableId: '$rtb', SubnetId: '$near' });
  lab.run('ec2:CreateTransitGateway', {}, { own: 'TransitGateway.TransitGatewayId' });
  lab.wait(600);
  const route = { RouteTableId: '$rtb', DestinationCidrBlock: '10.77.0.0/16', TransitGatewayId: '$own' };
  const attach = () => {
    lab.run(
      'ec2:CreateTransitGatewayVpcAttachment',
      { TransitGatewayId: '$own', VpcId: '$vpc', SubnetIds: ['$near'] },
      { ownattachment: 'TransitGatewayVpcAttachment.TransitGatewayAttachmentId' },
    );
    lab.wait(600);
  };
  const detach = () => {
    lab.run('ec2:DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: '$ownattachment' });
    lab.wait(600);
  };
  const blackhole = { verdict: 'blocked', codes: ['BAD_STATE_ROUTE'] };
  attach();
  lab.run('ec2:CreateRoute', route);
  expect(verdict(lab, '$web', '10.77.1.10')).toEqual(unknown);
  detach();
  expect(verdict(lab, '$web', '10.77.1.10')).toEqual(blackhole);
  attach();
  expect(verdict(lab, '$web', '10.77.1.10')).toEqual(unknown);
  detach();
  lab.run('ec2:DeleteRoute', { RouteTableId: '$rtb', DestinationCidrBlock: '10.77.0.0/16' });
  lab.run('ec2:CreateRoute', route);
  lab.run('ec2:DeleteTransitGateway', { TransitGatewayId: '$own' });
  expect(verdict(lab, '$web', '10.77.1.10')).toEqual(blackhole);
  expect(lab.run('ec2:DescribeRouteTables', { RouteTableIds: ['$rtb'] }).RouteTables).toMatchObject([
    {
      Routes: expect.arrayContaining([
        expect.objectContaining({ DestinationCidrBlock: '10.77.0.0/16', State: 'blackhole' }),
      ]),
    },
  ]);
});

it('leaves the route of a gateway endpoint to the endpoint, VPE-1', () => {
  const lab = startDataLab();
  const [table] = lab.run('ec2:DescribeRouteTables', { RouteTableIds: ['$rtb'] }).RouteTables as readonly {
    readonly Routes: readonly { readonly DestinationPrefixListId?: string }[];
  }[];
  const list = table?.Routes.find((each) => each.DestinationPrefixListId !== undefined);
  const route = {
    RouteTableId: '$rtb',
    DestinationPrefixListId: list?.DestinationPrefixListId ?? '',
  };
  expect(lab.refusal('ec2:DeleteRoute', route)).toMatch(
    /^InvalidParameterValue: cannot remove VPC endpoint route pl-\w+ in route table rtb-/,
  );
  const untouchable =
    'InvalidParameterValue: Cannot create or replace a prefix list route targeting a VPC Endpoint.';
  expect(lab.refusal('ec2:ReplaceRoute', { ...route, TransitGatewayId: '$tgw' })).toBe(untouchable);
  expect(lab.refusal('ec2:CreateRoute', { ...route, GatewayId: '$endpoint' })).toBe(untouchable);
  lab.run('ec2:ModifyVpcEndpoint', { VpcEndpointId: '$endpoint', RemoveRouteTableIds: ['$rtb'] });
  expect(lab.refusal('ec2:DeleteRoute', route)).toMatch(/^InvalidRoute.NotFound/);
});

it('says unknown where a gateway endpoint takes the packets of its service, and leaves all others alone', () => {
  const lab = startDataLab();
  lab.run('ec2:AssociateRouteTable', { RouteTableId: '$rtb', SubnetId: '$near' });
  for (const address of ['52.119.225.7', '3.218.181.12'])
    expect(verdict(lab, '$web', address), address).toEqual(unknown);
  expect(verdict(lab, '$web', '93.184.215.14').verdict).toBe('blocked');
  lab.run('ec2:DeleteVpcEndpoints', { VpcEndpointIds: ['$endpoint'] });
  expect(verdict(lab, '$web', '52.119.225.7').verdict).toBe('blocked');
});

it('lets an interface endpoint be reached as its security groups say', () => {
  const lab = startDataLab();
  const [shown] = lab.run('ec2:DescribeVpcEndpoints', { VpcEndpointIds: ['$card'] })
    .VpcEndpoints as readonly {
    readonly NetworkInterfaceIds: readonly string[];
    readonly Groups: readonly { readonly GroupId: string }[];
  }[];
  const card = shown?.NetworkInterfaceIds[0] ?? '';
  lab.run('ec2:ModifyVpcEndpoint', {
    VpcEndpointId: '$card',
    AddSecurityGroupIds: ['$group'],
    RemoveSecurityGroupIds: [shown?.Groups[0]?.GroupId ?? ''],
  });
  expect(verdict(lab, '$web', card)).toEqual({ verdict: 'blocked', codes: ['SG_HAS_NO_RULES'] });
  const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/16' }] };
  lab.run('ec2:AuthorizeSecurityGroupIngress', { GroupId: '$group', IpPermissions: [https] });
  expect(verdict(lab, '$web', card).verdict).toBe('reachable');
});

it('lets a mount target be reached as its security groups say', () => {
  const lab = startDataLab();
  lab.run('efs:ModifyMountTargetSecurityGroups', { MountTargetId: '$mount', SecurityGroups: ['$group'] });
  expect(verdict(lab, '$web', '$mountip', 2049).verdict).toBe('blocked');
  const nfs = { IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049, IpRanges: [{ CidrIp: '10.0.0.0/16' }] };
  lab.run('ec2:AuthorizeSecurityGroupIngress', { GroupId: '$group', IpPermissions: [nfs] });
  expect(verdict(lab, '$web', '$mountip', 2049).verdict).toBe('reachable');
});

it.each([true, false])(
  'gives a service of another Region no verdict of the default route, VPE-3 (NAT: %s)',
  (hasNat) => {
    const lab = new DataLab();
    const make = (operation: string, input: JsonObject, name: string, path: string) =>
      lab.names.set(name, textAt(lab.in('eu-west-1', `ec2:${operation}`, input), path));
    make('CreateVpc', { CidrBlock: '10.0.0.0/16' }, 'vpc', 'Vpc.VpcId');
    make('CreateSubnet', { VpcId: '$vpc', CidrBlock: '10.0.0.0/24' }, 'public', 'Subnet.SubnetId');
    make('CreateSubnet', { VpcId: '$vpc', CidrBlock: '10.0.1.0/24' }, 'private', 'Subnet.SubnetId');
    make('CreateInternetGateway', {}, 'igw', 'InternetGateway.InternetGatewayId');
    lab.in('eu-west-1', 'ec2:AttachInternetGateway', { VpcId: '$vpc', InternetGatewayId: '$igw' });
    make('AllocateAddress', {}, 'address', 'AllocationId');
    make(
      'CreateNatGateway',
      { SubnetId: '$public', AllocationId: '$address' },
      'nat',
      'NatGateway.NatGatewayId',
    );
    make('CreateRouteTable', { VpcId: '$vpc' }, 'out', 'RouteTable.RouteTableId');
    make('CreateRouteTable', { VpcId: '$vpc' }, 'rtb', 'RouteTable.RouteTableId');
    const everywhere = { DestinationCidrBlock: '0.0.0.0/0' };
    lab.in('eu-west-1', 'ec2:CreateRoute', { ...everywhere, RouteTableId: '$out', GatewayId: '$igw' });
    lab.in('eu-west-1', 'ec2:AssociateRouteTable', { RouteTableId: '$out', SubnetId: '$public' });
    lab.in('eu-west-1', 'ec2:AssociateRouteTable', { RouteTableId: '$rtb', SubnetId: '$private' });
    lab.wait(600);
    if (hasNat)
      lab.in('eu-west-1', 'ec2:CreateRoute', { ...everywhere, RouteTableId: '$rtb', NatGatewayId: '$nat' });
    make('RunInstances', { ...oneInstance, SubnetId: '$private' }, 'web', 'Instances.0.InstanceId');
    for (const service of ['s3', 'dynamodb'])
      lab.in('eu-west-1', 'ec2:CreateVpcEndpoint', {
        VpcId: '$vpc',
        ServiceName: `com.amazonaws.eu-west-1.${service}`,
        RouteTableIds: ['$rtb'],
      });
    lab.wait(600);
    for (const address of ['52.218.1.1', '3.251.110.210', '52.94.24.9', '52.119.241.3'])
      expect(verdict(lab, '$web', address), address).toEqual(unknown);
    expect(verdict(lab, '$web', '8.8.8.8').verdict).toBe(hasNat ? 'reachable' : 'blocked');
  },
);
