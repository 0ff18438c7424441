import { expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { DataLab } from '../../testing/operations/data/data-lab.ts';

/** A transit gateway, and two VPCs with equal blocks. */
function startLab(): DataLab {
  const lab = new DataLab();
  for (const name of ['one', 'two']) {
    lab.run('ec2:CreateVpc', { CidrBlock: '10.0.0.0/16' }, { [`${name}vpc`]: 'Vpc.VpcId' });
    const subnet = { VpcId: `$${name}vpc`, CidrBlock: '10.0.1.0/24' };
    lab.run('ec2:CreateSubnet', subnet, { [`${name}subnet`]: 'Subnet.SubnetId' });
  }
  const table = 'TransitGateway.Options.AssociationDefaultRouteTableId';
  lab.run('ec2:CreateTransitGateway', {}, { tgw: 'TransitGateway.TransitGatewayId', table });
  lab.wait(600);
  return lab;
}

function attach(lab: DataLab, name: string): void {
  lab.run(
    'ec2:CreateTransitGatewayVpcAttachment',
    { TransitGatewayId: '$tgw', VpcId: `$${name}vpc`, SubnetIds: [`$${name}subnet`] },
    { [name]: 'TransitGatewayVpcAttachment.TransitGatewayAttachmentId' },
  );
  lab.wait(600);
}

const TransitGatewayRouteTableId = '$table';

function routes(lab: DataLab): readonly JsonObject[] {
  const Filters = [{ Name: 'type', Values: ['static', 'propagated'] }];
  return lab.run('ec2:SearchTransitGatewayRoutes', { TransitGatewayRouteTableId, Filters })
    .Routes as readonly JsonObject[];
}

it('hears only the first of two VPCs with equal blocks, and the other once that is gone, TGW-7', () => {
  const lab = startLab();
  const from = (name: string) => ({
    DestinationCidrBlock: '10.0.0.0/16',
    Type: 'propagated',
    TransitGatewayAttachments: [{ TransitGatewayAttachmentId: lab.fill(`$${name}`) }],
  });
  attach(lab, 'one');
  attach(lab, 'two');
  expect(routes(lab)).toMatchObject([from('one')]);
  lab.run('ec2:DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: '$one' });
  lab.wait(600);
  expect(routes(lab)).toMatchObject([from('two')]);
});

it('attaches a VPC once to a transit gateway', () => {
  const lab = startLab();
  attach(lab, 'one');
  const again = { TransitGatewayId: '$tgw', VpcId: '$onevpc', SubnetIds: ['$onesubnet'] };
  expect(lab.refusal('ec2:CreateTransitGatewayVpcAttachment', again)).toMatch(
    /^DuplicateTransitGatewayAttachment: /,
  );
});

it('keeps the block of a route without its host bits, RT-13', () => {
  const lab = startLab();
  attach(lab, 'one');
  const route = {
    TransitGatewayRouteTableId,
    TransitGatewayAttachmentId: '$one',
    DestinationCidrBlock: '100.68.0.18/18',
  };
  expect(lab.run('ec2:CreateTransitGatewayRoute', route).Route).toMatchObject({
    DestinationCidrBlock: '100.68.0.0/18',
  });
  const equal = { ...route, DestinationCidrBlock: '100.68.0.0/18' };
  expect(lab.refusal('ec2:CreateTransitGatewayRoute', equal)).toMatch(/^RouteAlreadyExists: /);
  const { TransitGatewayAttachmentId: _attachment, ...gone } = route;
  lab.run('ec2:DeleteTransitGatewayRoute', { ...gone, DestinationCidrBlock: '100.68.1.1/18' });
  expect(routes(lab)).toMatchObject([{ DestinationCidrBlock: '10.0.0.0/16' }]);
});
