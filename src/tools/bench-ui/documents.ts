import { build } from '../../io/gallery/builder.ts';
import { readyDocument } from '../../io/gallery/ready-document.ts';
import { serialiseLabDocument } from '../../io/lab-file/serialise-lab-document.ts';
import type { AwsCloud } from '../../resources/tables.ts';

const PER_SUBNET = 12;

/** A VPC with that many boxes on the canvas: instances, twelve to a subnet, over three zones. */
function network(boxes: number): AwsCloud {
  return build(`bench-${boxes}`, (call) => {
    const VpcId = call('CreateVpc', { CidrBlock: '10.0.0.0/16' }, 'Vpc.VpcId');
    const GroupId = call('CreateSecurityGroup', { VpcId, GroupName: 'web', Description: 'web' }, 'GroupId');
    const IpPermissions = [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId }] },
    ];
    call('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions });
    const InternetGatewayId = call('CreateInternetGateway', {}, 'InternetGateway.InternetGatewayId');
    call('AttachInternetGateway', { InternetGatewayId, VpcId });
    // Each subnet uses this table: so a line joins it with the gateway.
    const RouteTableId = call('CreateRouteTable', { VpcId }, 'RouteTable.RouteTableId');
    call('CreateRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId });
    let SubnetId = '';
    for (let made = 3, subnets = 0, inside = PER_SUBNET; made < boxes; made++) {
      if (inside < PER_SUBNET) {
        call('RunInstances', {
          ImageId: 'ami-0c02fb55956c7d316',
          InstanceType: 't3.micro',
          MinCount: 1,
          MaxCount: 1,
          SubnetId,
          SecurityGroupIds: [GroupId],
          TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: `host-${made}` }] }],
        });
        inside++;
        continue;
      }
      const AvailabilityZone = `us-east-1${'abc'[subnets % 3]}`;
      const input = { VpcId, CidrBlock: `10.0.${subnets}.0/24`, AvailabilityZone };
      SubnetId = call('CreateSubnet', input, 'Subnet.SubnetId');
      call('AssociateRouteTable', { RouteTableId, SubnetId });
      subnets++;
      inside = 0;
    }
  });
}

const questions = [5, 6, 7, 8, 9].map((host) => ({
  from: `host-${host}`,
  to: `host-${host + 14}`,
  protocol: 'tcp' as const,
  port: 443,
}));

const documents: { [boxes: string]: { readonly text: string; readonly edges: number } } = {};
for (const boxes of [300, 1000]) {
  const title = `Bench ${boxes}`;
  const entry = { id: `bench-${boxes}`, title, about: '', build: () => network(boxes), questions };
  const document = readyDocument(entry, entry.id);
  // A line from each subnet to the gateway, and one from there to the internet.
  const edges = Object.keys(document.cloud.tables.subnet).length + 1;
  documents[boxes] = { text: serialiseLabDocument(document), edges };
}
process.stdout.write(JSON.stringify(documents));
